package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The file to be broken: parsed to the last text, and written again as Kibana would get it. */
final class Mutant {
  final List<ObjectNode> lines = new ArrayList<>();

  static Mutant of(String ndjson) throws JsonProcessingException {
    var mutant = new Mutant();
    for (var line : ndjson.lines().toList()) {
      mutant.lines.add(ParsedObject.of(line).json());
    }
    return mutant;
  }

  String text() {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(packed(line)).append('\n'));
    return text.toString();
  }

  ObjectNode object(String type, String idEnd) {
    return lines.stream()
        .filter(line -> line.path("type").asText().equals(type))
        .filter(line -> line.path("id").asText().endsWith(idEnd))
        .findFirst()
        .orElseThrow();
  }

  ObjectNode attributes(String type, String idEnd) {
    return (ObjectNode) object(type, idEnd).get("attributes");
  }

  ArrayNode references(String type, String idEnd) {
    return (ArrayNode) object(type, idEnd).get("references");
  }

  ObjectNode panel(String dashboard, String name) {
    for (var panel : attributes("dashboard", dashboard).get("panelsJSON")) {
      if (panel.path("panelIndex").asText().equals(name)) {
        return (ObjectNode) panel;
      }
    }
    throw new AssertionError("no panel " + name + " on " + dashboard);
  }

  ObjectNode lens(String dashboard, String name) {
    return (ObjectNode) panel(dashboard, name).at("/embeddableConfig/attributes");
  }

  ObjectNode layer(String dashboard, String name) {
    return (ObjectNode) lens(dashboard, name).at("/state/datasourceStates/formBased/layers/layer");
  }

  ObjectNode column(String dashboard, String name, String id) {
    return (ObjectNode) layer(dashboard, name).at("/columns/" + id);
  }

  ObjectNode drawn(String dashboard, String name) {
    return (ObjectNode) lens(dashboard, name).at("/state/visualization");
  }

  private static JsonNode packed(ObjectNode line) {
    var copy = line.deepCopy();
    pack(copy.get("attributes"));
    return copy;
  }

  private static void pack(JsonNode attributes) {
    if (attributes instanceof ObjectNode object) {
      for (var field : List.copyOf(object.properties())) {
        if (field.getValue() instanceof ObjectNode inner
            && !ParsedObject.TEXTS.contains(field.getKey())) {
          pack(inner);
        }
        if (ParsedObject.TEXTS.contains(field.getKey()) && !field.getValue().isTextual()) {
          pack(field.getValue());
          object.put(field.getKey(), field.getValue().toString());
        }
      }
    }
  }
}
