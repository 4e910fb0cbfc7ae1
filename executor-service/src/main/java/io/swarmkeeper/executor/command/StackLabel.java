package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.Labels;

/** To which stack something belongs, as docker stack deploy marks it. */
final class StackLabel {
  private StackLabel() {}

  static boolean owns(String stack, JsonNode labels) {
    return labels.path(Labels.STACK).asText().equals(stack);
  }
}
