package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swarmkeeper.swarm.EngineJson;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A spec in effective form as a flat table: Compose word to value. A map has a row per key, a list
 * is one row, except where its elements have names.
 */
final class SpecLeaves {
  private static final Set<String> MAPS =
      Set.of("deploy.labels", "labels", "logging.options", "sysctls");

  private final SortedMap<String, JsonNode> rows = new TreeMap<>();

  private SpecLeaves() {}

  static SortedMap<String, JsonNode> of(ObjectNode effective) {
    var leaves = new SpecLeaves();
    leaves.add("deploy.mode", new TextNode(ServiceMode.of(effective).word()));
    effective.properties().forEach(field -> leaves.walk(field.getKey(), field.getValue()));
    return leaves.rows;
  }

  private void walk(String path, JsonNode value) {
    var word = ComposeWords.word(path);
    if (word.equals("environment")) {
      value.forEach(this::variable);
    } else if (word.equals("ulimits")) {
      value.forEach(limit -> add("ulimits." + EngineJson.textOrEmpty(limit, "/Name"), limit));
    } else if (MAPS.contains(word)) {
      value.properties().forEach(entry -> add(word + "." + entry.getKey(), entry.getValue()));
    } else if (value.isObject()) {
      value.properties().forEach(field -> walk(path + "." + field.getKey(), field.getValue()));
    } else {
      add(word, value);
    }
  }

  /** A name without a value unsets the image's variable, which is not the same as an empty one. */
  private void variable(JsonNode line) {
    var text = line.asText();
    var equals = text.indexOf('=');
    var name = equals < 0 ? text : text.substring(0, equals);
    add(
        "environment." + name,
        equals < 0 ? TextNode.valueOf("(unset)") : TextNode.valueOf(text.substring(equals + 1)));
  }

  private void add(String field, JsonNode value) {
    var free = field;
    while (rows.containsKey(free)) {
      free += " (again)";
    }
    rows.put(free, value);
  }
}
