package io.swarmkeeper.planner.admission;

import java.time.Duration;
import java.util.Optional;

/**
 * How long an operation may take when neither its request nor a stack file says so, and at most.
 */
final class Deadlines {
  /** A deploy or a rollback. */
  static final Duration ROLLOUT = Duration.ofMinutes(30);

  /** A drain or an activation. */
  static final Duration NODE = Duration.ofMinutes(10);

  /** Longer than that, nobody waits for anything. */
  private static final Duration LONGEST = Duration.ofDays(30);

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private Deadlines() {}

  /** Why an operation may not be given so long; asked before anything is written down for it. */
  static Optional<String> objection(Duration deadline) {
    return deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(LONGEST) > 0
        ? Optional.of("the deadline %s is not between one second and 30 days".formatted(deadline))
        : Optional.empty();
  }
}
