package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.kibana.object.SavedObject.Kind;
import java.util.List;

/** The one tag that all dashboards and searches of ours carry. */
public final class Tag {
  private static final String ID = SavedObject.PREFIX + "tag";

  /** For the objects that carry it. */
  public static final Reference REFERENCE = new Reference("tag", ID, "tag-ref-" + ID);

  private Tag() {}

  public static SavedObject object() {
    var attributes =
        new ObjectNode(JsonNodeFactory.instance)
            .put("name", "Swarmkeeper")
            .put("description", "Rollouts, drains and the audit record of Docker Swarm")
            .put("color", "#0B64DD");
    return new SavedObject(Kind.TAG, ID, attributes, List.of());
  }
}
