package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.swarm.Durations;
import io.swarmkeeper.swarm.EngineJson;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A field's value as a stack file would say it. What looks like a secret is never shown. */
final class FieldText {
  private static final Set<String> DURATIONS =
      Set.of("interval", "timeout", "start_period", "start_interval", "delay", "monitor", "window");

  private FieldText() {}

  /** An empty value has its quotes: it is there. */
  static String of(String field, JsonNode value) {
    var text = Mask.field(field, shown(field, value));
    return text.isEmpty() ? "\"\"" : text;
  }

  /** The value with all that there is, for two values that read the same in the short form. */
  static String exactly(String field, JsonNode value) {
    return Mask.field(field, value.toString());
  }

  private static String shown(String field, JsonNode value) {
    return switch (field) {
      case "ports" -> list(value, ", ", FieldText::port);
      case "volumes" -> list(value, ", ", FieldText::mount);
      case "networks" -> list(value, ", ", n -> EngineJson.textOrEmpty(n, "/Target"));
      case "secrets" -> list(value, ", ", s -> reference(s, "/SecretName"));
      case "configs" -> list(value, ", ", c -> reference(c, "/ConfigName"));
      case "command", "entrypoint", "healthcheck.test" -> list(value, " ", JsonNode::asText);
      case "deploy.placement.platforms" ->
          list(
              value,
              ", ",
              p ->
                  EngineJson.textOrEmpty(p, "/OS")
                      + "/"
                      + EngineJson.textOrEmpty(p, "/Architecture"));
      case "deploy.resources.limits.cpus", "deploy.resources.reservations.cpus" -> cpus(value);
      case "deploy.resources.limits.memory", "deploy.resources.reservations.memory" -> bytes(value);
      case "stop_grace_period" -> duration(value);
      default -> plain(field, value);
    };
  }

  private static String plain(String field, JsonNode value) {
    if (value.isNumber() && DURATIONS.contains(field.substring(field.lastIndexOf('.') + 1))) {
      return duration(value);
    }
    if (field.startsWith("ulimits.")) {
      return value.path("Soft").asLong() + ":" + value.path("Hard").asLong();
    }
    return value.isArray() ? list(value, ", ", FieldText::scalar) : scalar(value);
  }

  private static String scalar(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String list(JsonNode value, String between, Function<JsonNode, String> each) {
    return value.valueStream().map(each).collect(Collectors.joining(between));
  }

  private static String port(JsonNode port) {
    var host = EngineJson.textOrEmpty(port, "/PublishMode").equals("host") ? " (host)" : "";
    var published = EngineJson.whole(port, "/PublishedPort").map(p -> p + ":").orElse("");
    return published
        + port.path("TargetPort").asText()
        + "/"
        + EngineJson.textOrEmpty(port, "/Protocol")
        + host;
  }

  private static String mount(JsonNode mount) {
    var source = EngineJson.text(mount, "/Source").map(s -> s + ":").orElse("");
    var readOnly = mount.path("ReadOnly").asBoolean() ? ":ro" : "";
    var type = Optional.of(EngineJson.textOrEmpty(mount, "/Type")).filter(t -> t.equals("tmpfs"));
    return source
        + EngineJson.textOrEmpty(mount, "/Target")
        + readOnly
        + type.map(t -> " (" + t + ")").orElse("");
  }

  private static String reference(JsonNode reference, String name) {
    var as = EngineJson.text(reference, "/File/Name");
    var called = EngineJson.textOrEmpty(reference, name);
    return called + as.filter(file -> !file.equals(called)).map(file -> " as " + file).orElse("");
  }

  private static String cpus(JsonNode nano) {
    return BigDecimal.valueOf(nano.asLong(), 9).stripTrailingZeros().toPlainString();
  }

  private static String bytes(JsonNode value) {
    var left = value.asLong();
    var unit = 0;
    while (left != 0 && left % 1024 == 0 && unit < 4) {
      left /= 1024;
      unit++;
    }
    return left + "BKMGT".substring(unit, unit + 1);
  }

  private static String duration(JsonNode nanos) {
    return Durations.words(nanos.asLong());
  }
}
