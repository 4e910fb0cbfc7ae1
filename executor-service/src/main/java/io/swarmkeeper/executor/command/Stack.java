package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.engine.SpecDocument;
import java.util.Optional;

/** To which stack something belongs, as docker stack deploy marks it. */
final class Stack {
  private static final String LABEL = "com.docker.stack.namespace";

  private Stack() {}

  static Optional<String> of(SpecDocument spec) {
    return spec.label(LABEL);
  }

  static boolean owns(String stack, JsonNode labels) {
    return labels.path(LABEL).asText().equals(stack);
  }
}
