package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a heartbeat says of the node's Swarm containers: those that run, and those that ended a
 * short while ago. Only what is wrong comes with its output, so that a heartbeat stays small.
 */
public final class HeartbeatContainers {
  /** For how long an ended container stays in the heartbeat. */
  public static final Duration REMEMBERED = Duration.ofMinutes(5);

  private static final int LONGEST_OUTPUT = 512;

  private HeartbeatContainers() {}

  /** Of all that is known, what is worth saying now. */
  public static List<ContainerStatus> of(KnownContainers known, Instant now) {
    return known.byId().values().stream()
        .filter(c -> c.task().isPresent() && c.health().isPresent())
        .filter(c -> !c.exited() || c.since().isAfter(now.minus(REMEMBERED)))
        .sorted(Comparator.comparing(KnownContainer::id))
        .map(HeartbeatContainers::status)
        .toList();
  }

  private static ContainerStatus status(KnownContainer container) {
    var task = container.task().orElseThrow();
    var health = container.health().orElseThrow();
    return new ContainerStatus(
        container.id(),
        task.taskId(),
        task.service(),
        health,
        container.exitCode(),
        container.output().filter(_ -> isTrouble(health)).map(HeartbeatContainers::end),
        container.since(),
        container.outOfMemoryTold());
  }

  private static boolean isTrouble(Health health) {
    return switch (health) {
      case STARTING, UNHEALTHY, EXITED -> true;
      case HEALTHY, RUNNING -> false;
    };
  }

  private static String end(String output) {
    return output.substring(Math.max(0, output.length() - LONGEST_OUTPUT));
  }
}
