package io.swarmkeeper.kibana.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.figures.Row;
import io.swarmkeeper.kibana.kql.Kql;
import io.swarmkeeper.kibana.kql.QueryDsl;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A Lens panel that can be executed.
 *
 * @param dashboard the id of the dashboard that it is on
 * @param name what identifies it there
 * @param pattern the data streams of its data view
 * @param lens its attributes
 */
public record LensPanel(String dashboard, String name, String pattern, JsonNode lens) {

  /** What Kibana would ask, with an additional filter for the time and the controls. */
  public ObjectNode search(JsonNode filter) throws Kql.Unreadable {
    var search =
        new ObjectNode(JsonNodeFactory.instance).put("size", 0).put("track_total_hits", true);
    var filters = search.putObject("query").putObject("bool").putArray("filter");
    filters.add(QueryDsl.of(Kql.of(lens.at("/state/query/query").asText())));
    filters.add(filter);
    layer().aggregate(search);
    return search;
  }

  /** What it would show of the answer. */
  public List<Row> rows(JsonNode answer) {
    var total = answer.at("/hits/total/value").asLong();
    return rows(layer(), answer.path("aggregations"), List.of(), total).toList();
  }

  /** What people read above each value. */
  public List<String> labels() {
    var layer = layer();
    return layer.measures().stream().map(id -> layer.column(id).path("label").asText()).toList();
  }

  private LensLayer layer() {
    return new LensLayer(lens.at("/state/datasourceStates/formBased/layers").iterator().next());
  }

  private static Stream<Row> rows(LensLayer layer, JsonNode bucket, List<String> keys, long count) {
    if (keys.size() == layer.splits().size()) {
      return Stream.of(
          new Row(
              keys,
              layer.measures().stream()
                  .map(id -> number(layer.value(id, bucket, count)))
                  .toList()));
    }
    var rows = new ArrayList<Row>();
    for (var inner : bucket.path(layer.splits().get(keys.size())).path("buckets")) {
      var deeper = new ArrayList<>(keys);
      deeper.add(inner.path("key_as_string").asText(inner.path("key").asText()));
      rows(layer, inner, List.copyOf(deeper), inner.path("doc_count").asLong()).forEach(rows::add);
    }
    return rows.stream();
  }

  private static OptionalDouble number(JsonNode value) {
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }
}
