package io.swarmkeeper.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.EngineJson;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a raw node may carry tasks of a raw spec by its placement, judged as Swarm's scheduler
 * does: constraints and platforms. Availability, resources and ports are other questions.
 */
public final class Suitability {
  private static final Pattern CONSTRAINT =
      Pattern.compile("^\\s*(\\S+?)\\s*(==|!=)\\s*(.*?)\\s*$");

  private Suitability() {}

  /** Whether all of the placement's constraints hold and one of its platforms is the node's. */
  public static boolean suits(JsonNode placement, ObjectNode node) {
    return constraintsHold(placement, node) && platformFits(placement, node);
  }

  /** Whether all of the placement's constraints hold; only they are checked for present tasks. */
  public static boolean constraintsHold(JsonNode placement, ObjectNode node) {
    return placement.path("Constraints").valueStream().allMatch(c -> holds(c.asText(), node));
  }

  private static boolean platformFits(JsonNode placement, ObjectNode node) {
    var platforms = placement.path("Platforms");
    return platforms.isEmpty() || platforms.valueStream().anyMatch(p -> samePlatform(p, node));
  }

  private static boolean samePlatform(JsonNode wanted, ObjectNode node) {
    var os = EngineJson.text(wanted, "/OS");
    var architecture = EngineJson.text(wanted, "/Architecture").map(Suitability::architecture);
    return os.map(o -> o.equals(EngineJson.textOrEmpty(node, "/Description/Platform/OS")))
            .orElse(true)
        && architecture
            .map(a ->
                a.equals(
                    architecture(
                        EngineJson.textOrEmpty(node, "/Description/Platform/Architecture"))))
            .orElse(true);
  }

  private static String architecture(String name) {
    return switch (name) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }

  private static boolean holds(String constraint, ObjectNode node) {
    var parts = CONSTRAINT.matcher(constraint);
    if (!parts.matches()) {
      return false;
    }
    var same = value(parts.group(1), node).map(parts.group(3)::equalsIgnoreCase).orElse(false);
    return same == parts.group(2).equals("==");
  }

  private static Optional<String> value(String key, ObjectNode node) {
    return switch (key.toLowerCase(Locale.ROOT)) {
      case "node.id" -> EngineJson.text(node, "/ID");
      case "node.hostname" -> EngineJson.text(node, "/Description/Hostname");
      case "node.ip" -> EngineJson.text(node, "/Status/Addr");
      case "node.role" -> EngineJson.text(node, "/Spec/Role");
      case "node.platform.os" -> EngineJson.text(node, "/Description/Platform/OS");
      case "node.platform.arch" -> EngineJson.text(node, "/Description/Platform/Architecture");
      default -> labelled(key, node);
    };
  }

  private static Optional<String> labelled(String key, ObjectNode node) {
    if (startsWith(key, "node.labels.")) {
      return EngineJson.label(node.path("Spec"), key.substring("node.labels.".length()));
    }
    if (startsWith(key, "engine.labels.")) {
      var engine = node.path("Description").path("Engine");
      return EngineJson.label(engine, key.substring("engine.labels.".length()));
    }
    return Optional.empty();
  }

  private static boolean startsWith(String key, String prefix) {
    return key.toLowerCase(Locale.ROOT).startsWith(prefix);
  }
}
