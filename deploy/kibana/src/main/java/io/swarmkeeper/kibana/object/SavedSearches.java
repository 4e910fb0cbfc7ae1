package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.kibana.object.SavedObject.Kind;
import io.swarmkeeper.kibana.source.SavedSearch;
import java.util.List;

/** Saved searches, and the queries in all saved objects. */
public final class SavedSearches {
  private static final String INDEX = "kibanaSavedObjectMeta.searchSourceJSON.index";

  private SavedSearches() {}

  public static String id(String name) {
    return SavedObject.PREFIX + "search-" + name;
  }

  public static SavedObject object(String name, SavedSearch search) {
    var attributes =
        new ObjectNode(JsonNodeFactory.instance)
            .put("title", search.title())
            .put("description", search.description());
    search.columns().forEach(attributes.putArray("columns")::add);
    attributes
        .putArray("sort")
        .addArray()
        .add("@timestamp")
        .add(search.oldestFirst() ? "asc" : "desc");
    attributes.putObject("grid");
    attributes.put("hideChart", false).put("isTextBasedQuery", false);
    var source = source(KqlWriter.of(search.of(), search.but())).put("indexRefName", INDEX);
    attributes.putObject("kibanaSavedObjectMeta").put("searchSourceJSON", source.toString());
    var references = List.of(DataViews.reference(search.in(), INDEX), Tag.REFERENCE);
    return new SavedObject(Kind.SEARCH, id(name), attributes, references);
  }

  /** What to search for. */
  static ObjectNode source(String kql) {
    var source = new ObjectNode(JsonNodeFactory.instance);
    source.set("query", query(kql));
    source.putArray("filter");
    return source;
  }

  /** A query as every saved object has it. */
  public static ObjectNode query(String kql) {
    return new ObjectNode(JsonNodeFactory.instance).put("query", kql).put("language", "kuery");
  }
}
