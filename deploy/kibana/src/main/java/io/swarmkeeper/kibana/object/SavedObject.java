package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One line of the file that Kibana imports. */
public record SavedObject(Kind kind, String id, ObjectNode attributes, List<Reference> references) {
  /** Every object of ours begins with it, so that nobody else's is overwritten. */
  public static final String PREFIX = "swarmkeeper-";

  /**
   * The types that we write, and the version that each is written in: the oldest of Kibana 9. A
   * newer Kibana migrates it; a version that a Kibana does not know yet, it refuses.
   */
  public enum Kind {
    TAG("tag", "8.0.0"),
    DATA_VIEW("index-pattern", "8.0.0"),
    SEARCH("search", "10.5.0"),
    DASHBOARD("dashboard", "10.2.0");

    private final String type;
    private final String version;

    Kind(String type, String version) {
      this.type = type;
      this.version = version;
    }

    /** Kibana's word. */
    public String type() {
      return type;
    }

    /** What {@code typeMigrationVersion} has to say. */
    public String version() {
      return version;
    }
  }

  /** As JSON; managed, so that Kibana lets nobody change what the next import would overwrite. */
  public ObjectNode json() {
    var json = new ObjectNode(JsonNodeFactory.instance).put("id", id).put("type", kind.type());
    json.set("attributes", attributes);
    json.set("references", Reference.json(references));
    return json.put("coreMigrationVersion", "8.8.0")
        .put("typeMigrationVersion", kind.version())
        .put("managed", true);
  }
}
