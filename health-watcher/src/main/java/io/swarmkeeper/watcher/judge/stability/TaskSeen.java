package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * One task, with the last word of its node's watcher about its container.
 *
 * @param place its slot, or its node for a service that has one task on each
 * @param spec tells whether two tasks were made from the same spec
 * @param at when its state came to be
 * @param container absent while that watcher is silent, or knows of none
 */
public record TaskSeen(
    String id,
    String place,
    Optional<String> node,
    String state,
    boolean wanted,
    int spec,
    Instant createdAt,
    Instant at,
    Optional<String> error,
    Optional<Integer> exitCode,
    Optional<ContainerStatus> container) {

  /** Swarm itself says that it runs. */
  public boolean runs() {
    return state.equals("running");
  }

  /** It ended by itself, or never began. */
  public boolean failed() {
    return switch (state) {
      case "failed", "rejected", "complete", "orphaned" -> true;
      default -> false;
    };
  }

  /**
   * Since when it is up: healthy, or without a health check running. Where the node's watcher is
   * silent Swarm's own word has to do: it calls a task running when its container was healthy once.
   */
  public Optional<Instant> upSince() {
    if (!runs()) {
      return Optional.empty();
    }
    return container.isEmpty()
        ? Optional.of(at)
        : container.filter(TaskSeen::isUp).map(ContainerStatus::since);
  }

  private static boolean isUp(ContainerStatus container) {
    return switch (container.health()) {
      case HEALTHY, RUNNING -> true;
      case STARTING, UNHEALTHY, EXITED -> false;
    };
  }

  /** It has no node yet. */
  boolean waitsForNode() {
    return node.isEmpty() && (state.equals("pending") || state.equals("new"));
  }
}
