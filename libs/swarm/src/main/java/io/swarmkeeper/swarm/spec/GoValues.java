package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * JSON as the engine's Go structs mean it: a field that is null, false, 0, an empty text or an
 * empty list is a field that is not there, and a number has one form.
 */
final class GoValues {
  /** Maps whose entries mean something whatever their value is. */
  private static final Set<String> MAPS = Set.of("Labels", "Options", "Sysctls", "DriverOpts");

  /** Pointers or fields that are always written: zero is a value of its own. */
  private static final Set<String> ZERO_COUNTS =
      Set.of(
          "Mode.Replicated.Replicas",
          "UpdateConfig.Parallelism",
          "RollbackConfig.Parallelism",
          "TaskTemplate.ContainerSpec.StopGracePeriod",
          "TaskTemplate.ContainerSpec.Init",
          "TaskTemplate.RestartPolicy.Delay");

  private GoValues() {}

  /** The same without fields that are as good as absent. Empty objects stay. */
  static ObjectNode pruned(ObjectNode spec) {
    return prunedObject(spec, "", false);
  }

  /** The same without empty objects, and without objects that become empty. */
  static ObjectNode withoutEmptyObjects(ObjectNode from) {
    var kept = JsonNodeFactory.instance.objectNode();
    from.properties()
        .forEach(field -> {
          var value =
              field.getValue() instanceof ObjectNode object && !MAPS.contains(field.getKey())
                  ? withoutEmptyObjects(object)
                  : field.getValue();
          if (!(value.isObject() && value.isEmpty())) {
            kept.set(field.getKey(), value);
          }
        });
    return kept;
  }

  private static ObjectNode prunedObject(ObjectNode from, String path, boolean map) {
    var kept = JsonNodeFactory.instance.objectNode();
    from.properties()
        .forEach(field -> {
          var below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
          var value = pruned(field.getValue(), below, MAPS.contains(field.getKey()));
          if (map || !absent(value, below)) {
            kept.set(field.getKey(), value);
          }
        });
    return kept;
  }

  private static JsonNode pruned(JsonNode value, String path, boolean map) {
    return switch (value) {
      case ObjectNode object -> prunedObject(object, path, map);
      case ArrayNode list -> {
        var kept = JsonNodeFactory.instance.arrayNode();
        list.forEach(element -> kept.add(pruned(element, path + "[]", false)));
        yield kept;
      }
      case JsonNode number when number.isNumber() -> oneForm(number);
      case JsonNode other -> other;
    };
  }

  /** The engine keeps ratios as 32-bit numbers. */
  private static JsonNode oneForm(JsonNode number) {
    var integral = number.isIntegralNumber() || number.doubleValue() == number.longValue();
    return integral && number.canConvertToLong()
        ? JsonNodeFactory.instance.numberNode(number.longValue())
        : JsonNodeFactory.instance.numberNode(number.floatValue());
  }

  private static boolean absent(JsonNode value, String path) {
    return value.isNull()
        || (value.isTextual() && value.textValue().isEmpty())
        || (value.isArray() && value.isEmpty())
        || (isZero(value) && !ZERO_COUNTS.contains(path));
  }

  private static boolean isZero(JsonNode value) {
    return (value.isBoolean() && !value.booleanValue())
        || (value.isNumber() && value.doubleValue() == 0);
  }
}
