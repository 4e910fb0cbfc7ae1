package io.swarmkeeper.kibana.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.figures.Row;
import io.swarmkeeper.kibana.check.ParsedObject;
import io.swarmkeeper.kibana.kql.Kql;
import io.swarmkeeper.kibana.kql.QueryDsl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The last layer of the check: every panel and every saved search is executed on a real
 * Elasticsearch, and has something to show.
 */
public final class Execution {
  private static final int DOCUMENTS = 500;
  private final List<ParsedObject> objects = new ArrayList<>();
  private final Map<String, String> patterns;
  private final Elasticsearch elastic;

  /** Of this file, as Kibana imports it. */
  public Execution(String ndjson, Elasticsearch elastic) throws JsonProcessingException {
    for (var line : ndjson.lines().toList()) {
      objects.add(ParsedObject.of(line));
    }
    this.elastic = elastic;
    this.patterns =
        objects.stream()
            .filter(object -> object.type().equals("index-pattern"))
            .collect(
                Collectors.toMap(ParsedObject::id, o -> o.attributes().path("title").asText()));
  }

  /** All Lens panels. */
  public List<LensPanel> panels() {
    return objects.stream()
        .flatMap(object -> object.panels("lens").stream())
        .map(shown ->
            new LensPanel(
                shown.dashboard().id(),
                shown.name(),
                pattern(shown.attributes().path("references")),
                shown.attributes()))
        .toList();
  }

  /** What a panel shows of the records that pass a filter, as Kibana's time and controls are. */
  public List<Row> rows(LensPanel panel, JsonNode filter)
      throws IOException, InterruptedException, Kql.Unreadable {
    return panel.rows(elastic.search(panel.pattern(), panel.search(filter)));
  }

  /** Every panel and saved search that would be empty, or has a column with nothing in it. */
  public List<String> empty(JsonNode filter)
      throws IOException, InterruptedException, Kql.Unreadable {
    var empty = new ArrayList<String>();
    for (var panel : panels()) {
      var rows = rows(panel, filter);
      var labels = panel.labels();
      IntStream.range(0, labels.size())
          .filter(i -> rows.stream().allMatch(row -> row.values().get(i).orElse(0) == 0))
          .forEach(i -> empty.add(panel.dashboard() + ", " + panel.name() + ": " + labels.get(i)));
    }
    for (var search : objects.stream().filter(o -> o.type().equals("search")).toList()) {
      emptyColumns(search, filter).forEach(column -> empty.add(search.id() + ": " + column));
    }
    return empty;
  }

  private List<String> emptyColumns(ParsedObject search, JsonNode filter)
      throws IOException, InterruptedException, Kql.Unreadable {
    var attributes = search.attributes();
    var kql = attributes.at("/kibanaSavedObjectMeta/searchSourceJSON/query/query").asText();
    var request =
        new ObjectNode(JsonNodeFactory.instance).put("size", DOCUMENTS).put("_source", false);
    request
        .putObject("query")
        .putObject("bool")
        .putArray("filter")
        .add(QueryDsl.of(Kql.of(kql)))
        .add(filter);
    request.set("fields", attributes.path("columns"));
    request
        .putArray("sort")
        .addObject()
        .put(attributes.at("/sort/0/0").asText(), attributes.at("/sort/0/1").asText());
    var filled = new HashSet<String>();
    for (var hit :
        elastic.search(pattern(search.json().path("references")), request).at("/hits/hits")) {
      hit.path("fields").fieldNames().forEachRemaining(filled::add);
      if (hit.has("_ignored")) {
        filled.add("_ignored");
      }
    }
    var empty = new ArrayList<String>();
    attributes.path("columns").forEach(c -> empty.add(c.asText()));
    empty.removeAll(filled);
    return empty;
  }

  private String pattern(JsonNode references) {
    for (var reference : references) {
      if (reference.path("type").asText().equals("index-pattern")) {
        return patterns.get(reference.path("id").asText());
      }
    }
    throw new IllegalStateException("without a data view: " + references);
  }
}
