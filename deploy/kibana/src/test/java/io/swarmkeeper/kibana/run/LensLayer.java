package io.swarmkeeper.kibana.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.kibana.kql.Kql;
import io.swarmkeeper.kibana.kql.QueryDsl;
import java.util.ArrayList;
import java.util.List;

/**
 * The layer of a visualization as nested aggregations, the way Kibana nests them: one level a
 * bucketed column, the measures at the deepest.
 */
final class LensLayer {
  private static final String BUCKET = "-bucket";
  private final JsonNode columns;
  private final List<String> splits = new ArrayList<>();
  private final List<String> measures = new ArrayList<>();

  LensLayer(JsonNode layer) {
    columns = layer.path("columns");
    for (var id : layer.path("columnOrder")) {
      var bucketed = columns.path(id.asText()).path("isBucketed").asBoolean();
      (bucketed ? splits : measures).add(id.asText());
    }
  }

  /** The ids of the bucketed columns. */
  List<String> splits() {
    return splits;
  }

  /** The ids of the others. */
  List<String> measures() {
    return measures;
  }

  JsonNode column(String id) {
    return columns.path(id);
  }

  /** Adds the aggregations to a search. */
  void aggregate(ObjectNode search) throws Kql.Unreadable {
    var parent = search;
    for (var id : splits) {
      parent = split(parent.withObjectProperty("aggs").putObject(id), id);
    }
    for (var id : measures) {
      measure(parent, id);
    }
  }

  private ObjectNode split(ObjectNode agg, String id) throws Kql.Unreadable {
    var column = column(id);
    var params = column.path("params");
    if (column.path("operationType").asText().equals("date_histogram")) {
      agg.putObject("date_histogram")
          .put("field", column.path("sourceField").asText())
          .put("calendar_interval", params.path("interval").asText())
          .put("time_zone", "UTC")
          .put("min_doc_count", params.path("includeEmptyRows").asBoolean() ? 0 : 1);
      return agg;
    }
    var by = params.path("orderBy").path("columnId").asText();
    var terms =
        agg.putObject("terms")
            .put("field", column.path("sourceField").asText())
            .put("size", params.path("size").asInt());
    terms.putObject("order").put(orderKey(by), params.path("orderDirection").asText());
    measure(agg, by);
    return agg;
  }

  private String orderKey(String id) {
    var column = column(id);
    return switch (column.path("operationType").asText()) {
      case "count" -> "_count";
      case "median" -> id + ".50";
      case "percentile" -> id + "." + column.path("params").path("percentile").asInt();
      default -> id;
    };
  }

  private void measure(ObjectNode parent, String id) throws Kql.Unreadable {
    var column = column(id);
    var filter = column.path("filter").path("query");
    var count = column.path("operationType").asText().equals("count");
    if (filter.isMissingNode() && count) {
      return;
    }
    var into = parent.withObjectProperty("aggs");
    if (!filter.isMissingNode()) {
      var filtered = into.putObject(id + BUCKET);
      filtered.set("filter", QueryDsl.of(Kql.of(filter.asText())));
      if (count) {
        return;
      }
      into = filtered.putObject("aggs");
    }
    metric(into.putObject(id), column);
  }

  private static void metric(ObjectNode agg, JsonNode column) {
    var field = column.path("sourceField").asText();
    var operation = column.path("operationType").asText();
    switch (operation) {
      case "average" -> agg.putObject("avg").put("field", field);
      case "sum", "min", "max" -> agg.putObject(operation).put("field", field);
      case "unique_count" -> agg.putObject("cardinality").put("field", field);
      case "median" -> percentile(agg, field, 50);
      case "percentile" -> percentile(agg, field, column.path("params").path("percentile").asInt());
      default -> throw new IllegalArgumentException("the schema allows no operation " + operation);
    }
  }

  private static void percentile(ObjectNode agg, String field, int percent) {
    agg.putObject("percentiles").put("field", field).putArray("percents").add(percent);
  }

  /** The value of a measure in a bucket, or in the answer as a whole. */
  JsonNode value(String id, JsonNode bucket, long count) {
    var column = column(id);
    var filtered = column.has("filter");
    var within = filtered ? bucket.path(id + BUCKET) : bucket;
    return switch (column.path("operationType").asText()) {
      case "count" -> LongNode.valueOf(filtered ? within.path("doc_count").asLong() : count);
      case "median" -> within.path(id).path("values").path("50.0");
      case "percentile" ->
          within
              .path(id)
              .path("values")
              .path(column.path("params").path("percentile").asInt() + ".0");
      default -> within.path(id).path("value");
    };
  }
}
