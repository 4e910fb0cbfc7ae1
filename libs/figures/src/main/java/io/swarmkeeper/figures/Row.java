package io.swarmkeeper.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One part of a figure as Elasticsearch answered it.
 *
 * @param parts the value of each split, the outermost first; a time as an ISO instant
 * @param values one for each column; empty where there was nothing to measure
 */
public record Row(List<String> parts, List<OptionalDouble> values) {
  /** Reads the answer to a figure's search: one row for each part, in Elasticsearch's order. */
  public static List<Row> of(Figure figure, JsonNode answer) {
    var total = answer.path("hits").path("total").path("value").asLong();
    return rows(figure, answer.path("aggregations"), List.of(), total).toList();
  }

  private static Stream<Row> rows(Figure figure, JsonNode aggs, List<String> parts, long count) {
    if (parts.size() == figure.by().size()) {
      return Stream.of(new Row(parts, values(figure, aggs, count)));
    }
    var rows = new ArrayList<Row>();
    for (var bucket : aggs.path(Search.SPLIT).path("buckets")) {
      var deeper = new ArrayList<>(parts);
      deeper.add(bucket.path("key_as_string").asText(bucket.path("key").asText()));
      rows(figure, bucket, List.copyOf(deeper), bucket.path("doc_count").asLong())
          .forEach(rows::add);
    }
    return rows.stream();
  }

  private static List<OptionalDouble> values(Figure figure, JsonNode aggs, long count) {
    var values = new ArrayList<OptionalDouble>();
    for (var i = 0; i < figure.columns().size(); i++) {
      values.add(value(figure.columns().get(i), aggs.path(Search.name(i)), Search.name(i), count));
    }
    return List.copyOf(values);
  }

  private static OptionalDouble value(Column column, JsonNode agg, String name, long count) {
    var filtered = !column.only().conditions().isEmpty();
    var measured = filtered ? agg.path(name) : agg;
    return switch (column.measure()) {
      case COUNT -> OptionalDouble.of(filtered ? agg.path("doc_count").asDouble() : count);
      case MEDIAN, P90, P95 ->
          number(measured.path("values").path(Search.percent(column.measure()) + ".0"));
      case SHARE, AVERAGE, SUM, MIN, MAX, DIFFERENT -> number(measured.path("value"));
    };
  }

  private static OptionalDouble number(JsonNode value) {
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }
}
