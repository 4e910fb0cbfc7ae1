package io.swarmkeeper.kibana.kql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A query of Kibana's language as Kibana sends it to Elasticsearch. */
public final class QueryDsl {
  private QueryDsl() {}

  public static ObjectNode of(Kql query) {
    return switch (query) {
      case Kql.And q -> bool("filter", q.parts());
      case Kql.Or q -> {
        var bool = bool("should", q.parts());
        ((ObjectNode) bool.get("bool")).put("minimum_should_match", 1);
        yield bool;
      }
      case Kql.Not q -> bool("must_not", List.of(q.part()));
      case Kql.Is q -> one(q.quoted() ? "match_phrase" : "match", q.field(), q.value());
      case Kql.Exists q -> one("exists", "field", q.field());
      case Kql.Above q -> {
        var range = new ObjectNode(JsonNodeFactory.instance);
        range.putObject("range").putObject(q.field()).put("gt", q.limit());
        yield range;
      }
    };
  }

  private static ObjectNode bool(String occur, List<Kql> parts) {
    var query = new ObjectNode(JsonNodeFactory.instance);
    ArrayNode list = query.putObject("bool").putArray(occur);
    parts.forEach(part -> list.add(of(part)));
    return query;
  }

  private static ObjectNode one(String kind, String key, String value) {
    var query = new ObjectNode(JsonNodeFactory.instance);
    query.putObject(kind).put(key, value);
    return query;
  }
}
