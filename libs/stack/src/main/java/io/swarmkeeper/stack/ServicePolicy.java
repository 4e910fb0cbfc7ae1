package io.swarmkeeper.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code x-keeper} of a service.
 *
 * @param maxUnavailable how many tasks may be missing at once
 * @param imageRepositories the only repositories that the service's image may come from; none when
 *     nothing is said
 * @param drain how tasks leave a node that is drained
 */
public record ServicePolicy(
    Optional<Integer> maxUnavailable,
    Optional<Canary> canary,
    List<String> imageRepositories,
    Optional<Drain> drain) {
  public ServicePolicy {
    imageRepositories = List.copyOf(imageRepositories);
  }

  /** What a service without {@code x-keeper} means. */
  public static ServicePolicy unspoken() {
    return new ServicePolicy(Optional.empty(), Optional.empty(), List.of(), Optional.empty());
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
