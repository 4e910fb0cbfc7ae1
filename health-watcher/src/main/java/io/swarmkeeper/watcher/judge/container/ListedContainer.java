package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.contract.Observation.Health;
import java.util.Optional;

/**
 * One line of the engine's list of containers: too little to judge by, enough to see whom to
 * inspect.
 *
 * @param state such as {@code running}
 * @param status such as {@code Up 3 seconds (healthy)}
 */
public record ListedContainer(String containerId, String state, String status) {
  /** Whether an inspection would be news, going by the list alone. */
  boolean differs(Optional<KnownContainer> known) {
    if (known.isEmpty()) {
      return true;
    }
    var said = known.flatMap(KnownContainer::health);
    return switch (state) {
      case "created" -> said.isEmpty();
      case "running" -> !said.equals(Optional.of(running()));
      case "paused" -> known.orElseThrow().exited();
      default -> !known.orElseThrow().exited();
    };
  }

  private Health running() {
    if (status.endsWith("(healthy)")) {
      return Health.HEALTHY;
    }
    if (status.endsWith("(unhealthy)")) {
      return Health.UNHEALTHY;
    }
    return status.endsWith("(health: starting)") ? Health.STARTING : Health.RUNNING;
  }
}
