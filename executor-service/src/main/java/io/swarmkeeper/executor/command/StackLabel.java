package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.JsonNode;

/** To which stack something belongs, as docker stack deploy marks it. */
final class StackLabel {
  private static final String LABEL = "com.docker.stack.namespace";

  private StackLabel() {}

  static boolean owns(String stack, JsonNode labels) {
    return labels.path(LABEL).asText().equals(stack);
  }
}
