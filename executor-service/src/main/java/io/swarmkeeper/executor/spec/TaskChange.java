package io.swarmkeeper.executor.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.SpecDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether two specs differ for the engine. The engine fills in defaults and ids, so texts that
 * differ may mean the same: these answers look only at fields that it keeps as they were sent.
 */
public final class TaskChange {
  private static final List<String> KEPT_AS_SENT =
      List.of(
          "Image", "Env", "Command", "Args", "Labels", "Hostname", "User", "Dir", "Healthcheck");

  private TaskChange() {}

  /** True only if every task is replaced for certain; false if it is not, or is not known. */
  public static boolean isCertain(SpecDocument live, SpecDocument next) {
    return KEPT_AS_SENT.stream()
            .anyMatch(field -> differs(live.container(), next.container(), field))
        || !live.forceUpdate().equals(next.forceUpdate())
        || !ids(live, "Secret").equals(ids(next, "Secret"))
        || !ids(live, "Config").equals(ids(next, "Config"));
  }

  /** Whether the placement differs in anything but empty fields. */
  public static boolean movesPlacement(SpecDocument live, SpecDocument next) {
    return !Json.same(pruned(live.placement()), pruned(next.placement()));
  }

  /** Whether the published ports differ, whatever their order. */
  public static boolean changesPorts(SpecDocument live, SpecDocument next) {
    return !ports(live).equals(ports(next));
  }

  private static boolean differs(JsonNode a, JsonNode b, String field) {
    return !Json.same(pruned(a.path(field)), pruned(b.path(field)));
  }

  private static Set<String> ids(SpecDocument spec, String kind) {
    return spec.container()
        .path(kind + "s")
        .valueStream()
        .map(reference -> reference.path(kind + "ID").asText())
        .collect(Collectors.toSet());
  }

  private static Set<String> ports(SpecDocument spec) {
    return spec.json()
        .at("/EndpointSpec/Ports")
        .valueStream()
        .map(port ->
            "%s/%s:%s/%s"
                .formatted(
                    port.path("PublishMode").asText("ingress"),
                    port.path("PublishedPort").asLong(),
                    port.path("TargetPort").asLong(),
                    port.path("Protocol").asText("tcp")))
        .collect(Collectors.toSet());
  }

  /** Without what the engine may add or drop without meaning: null, empty, zero, false. */
  private static JsonNode pruned(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        var kept = Json.object();
        object
            .properties()
            .forEach(field -> {
              var value = pruned(field.getValue());
              if (!isNothing(value)) {
                kept.set(field.getKey(), value);
              }
            });
        yield kept;
      }
      case ArrayNode array -> {
        var kept = array.arrayNode();
        array.forEach(element -> kept.add(pruned(element)));
        yield kept;
      }
      case JsonNode other when isNothing(other) -> Json.object();
      case JsonNode other -> other;
    };
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode()
        || node.isNull()
        || (node.isContainerNode() && node.isEmpty())
        || (node.isTextual() && node.asText().isEmpty())
        || (node.isNumber() && node.decimalValue().signum() == 0)
        || (node.isBoolean() && !node.asBoolean());
  }
}
