package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.swarm.Labels;
import java.util.Optional;

/** To which stack something belongs, as docker stack deploy marks it. */
final class StackLabel {
  private StackLabel() {}

  static Optional<String> of(SpecDocument spec) {
    return spec.label(Labels.STACK);
  }

  static boolean owns(String stack, JsonNode labels) {
    return labels.path(Labels.STACK).asText().equals(stack);
  }
}
