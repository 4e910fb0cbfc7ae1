package io.swarmkeeper.stack.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * {@code x-keeper} of a service.
 *
 * @param maxUnavailable how many tasks may be missing at once
 * @param imageRepository the only repository that the service's image may come from
 * @param drain how tasks leave a node that is drained
 */
public record ServicePolicy(
    Optional<Integer> maxUnavailable,
    Optional<Canary> canary,
    Optional<String> imageRepository,
    Optional<Drain> drain) {
  /** What a service without {@code x-keeper} means. */
  public static ServicePolicy unspoken() {
    return new ServicePolicy(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * A few tasks first.
   *
   * @param bake how long they must stay healthy
   */
  public record Canary(int tasks, Duration bake, Promote promote) {}

  /** Who lets a canary's rollout go on. */
  public enum Promote {
    /** The planner, after the bake time. */
    AUTO,
    /** A person. */
    MANUAL
  }

  /** How tasks leave a node. */
  public enum Drain {
    /** A new task runs before the old one stops. */
    START_FIRST,
    /** The old task stops before a new one starts. */
    STOP_FIRST,
    /** Never by itself. */
    NEVER
  }
}
