package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** Reads single fields of the engine's JSON, where absent, null, empty and year 1 all mean "no". */
final class Fields {
  private static final Instant NEVER = Instant.parse("0002-01-01T00:00:00Z");

  private Fields() {}

  static Optional<String> text(JsonNode node, String pointer) {
    return Optional.of(node.at(pointer).asText("")).filter(t -> !t.isEmpty() && !t.equals("null"));
  }

  static String textOf(JsonNode node, String pointer) {
    return text(node, pointer).orElse("");
  }

  static Optional<Instant> time(JsonNode node, String pointer) {
    return text(node, pointer)
        .map(t -> java.time.OffsetDateTime.parse(t).toInstant())
        .filter(NEVER::isBefore);
  }

  static Optional<Integer> number(JsonNode node, String pointer) {
    var found = node.at(pointer);
    return found.isNumber() ? Optional.of(found.asInt()) : Optional.empty();
  }

  /** Labels have dots and slashes, so they are no part of a pointer. */
  static Optional<String> label(JsonNode labels, String name) {
    return Optional.ofNullable(labels.get(name)).map(JsonNode::asText).filter(t -> !t.isEmpty());
  }

  /** The stack that a service, config or secret belongs to. */
  static Optional<String> stack(JsonNode thing) {
    return label(thing.at("/Spec/Labels"), "com.docker.stack.namespace");
  }

  /** A running container has exit code 0 too, and a task that never had one has none. */
  static Optional<Integer> exitCode(JsonNode task) {
    return switch (textOf(task, "/Status/State")) {
      case "complete", "failed", "shutdown" ->
          text(task, "/Status/ContainerStatus/ContainerID")
              .flatMap(_ -> number(task, "/Status/ContainerStatus/ExitCode"));
      default -> Optional.empty();
    };
  }
}
