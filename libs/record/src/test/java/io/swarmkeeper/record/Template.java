package io.swarmkeeper.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shipped mapping, flat; and whether a value is one that its field takes as it is. */
final class Template {
  private static final Map<String, Long> WHOLE =
      Map.of("long", Long.MAX_VALUE, "integer", (long) Integer.MAX_VALUE, "byte", 127L);

  private final Map<String, String> types = new TreeMap<>();

  private Template() {}

  static Template shipped() {
    var template = new Template();
    var bundle = EcsFields.read("/io/swarmkeeper/record/audit-template.json");
    for (var component : bundle.get("component_templates")) {
      template.add("", component.at("/template/mappings/properties"));
    }
    return template;
  }

  private void add(String prefix, JsonNode properties) {
    properties
        .properties()
        .forEach(field -> {
          var name = prefix + field.getKey();
          if (field.getValue().has("properties")) {
            add(name + ".", field.getValue().get("properties"));
          } else {
            types.put(name, field.getValue().get("type").asText());
          }
        });
  }

  Map<String, String> types() {
    return types;
  }

  /** The leaves of a document under the names that the mapping has; the rest under their own. */
  Map<String, JsonNode> leaves(JsonNode document) {
    var leaves = new TreeMap<String, JsonNode>();
    collect("", document, leaves);
    return leaves;
  }

  private void collect(String prefix, JsonNode object, Map<String, JsonNode> leaves) {
    object
        .properties()
        .forEach(field -> {
          var name = prefix + field.getKey();
          if (field.getValue().isObject() && !"flattened".equals(types.get(name))) {
            collect(name + ".", field.getValue(), leaves);
          } else {
            leaves.put(name, field.getValue());
          }
        });
  }

  List<String> violations(String name, JsonNode value) {
    var type = types.get(name);
    if (type == null) {
      return List.of(name + " is not in the shipped mapping");
    }
    var found = new ArrayList<String>();
    for (var one : value.isArray() ? value : List.of(value)) {
      if (!takes(type, one)) {
        found.add(name + " is " + type + " and does not take " + one);
      }
    }
    return found;
  }

  private static boolean takes(String type, JsonNode value) {
    return switch (type) {
      case "keyword", "text" -> value.isTextual() && !value.asText().isEmpty();
      case "date" -> time(value.asText());
      case "long", "integer", "byte" ->
          value.isIntegralNumber() && Math.abs(value.asLong()) <= WHOLE.get(type);
      case "float" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "flattened" -> value.isObject();
      default -> throw new IllegalStateException("say how to check the type " + type);
    };
  }

  private static boolean time(String text) {
    try {
      var _ = Instant.parse(text);
      return true;
    } catch (DateTimeParseException _) {
      return false;
    }
  }
}
