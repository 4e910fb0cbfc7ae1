package io.swarmkeeper.planner.admission;

import java.time.Duration;

/** How long an operation may take when neither its request nor a stack file says so. */
final class Deadlines {
  /** A deploy or a rollback. */
  static final Duration ROLLOUT = Duration.ofMinutes(30);

  /** A drain or an activation. */
  static final Duration NODE = Duration.ofMinutes(10);

  private Deadlines() {}
}
