package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.engine.SpecDocument;
import java.util.Optional;

/** To which stack something belongs, as docker stack deploy marks it. */
final class StackLabel {
  private static final String LABEL = "com.docker.stack.namespace";

  private StackLabel() {}

  static Optional<String> of(SpecDocument spec) {
    return spec.label(LABEL);
  }

  static boolean owns(String stack, JsonNode labels) {
    return labels.path(LABEL).asText().equals(stack);
  }
}
