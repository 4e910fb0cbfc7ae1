package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.Outcome;

/**
 * Anything that happens to an operation. Time passing and the swarm changing are one signal:
 * somebody looked.
 */
public sealed interface Signal {
  /** The view is new, or only the time is. */
  record Looked() implements Signal {}

  /** An executor answered. */
  record Answered(Outcome outcome) implements Signal {}

  /** A person wants nothing more to be started. */
  record PauseAsked(String by, String reason) implements Signal {}

  /** A person wants it to go on. */
  record ResumeAsked(String by, String reason) implements Signal {}

  /** A person wants it to end where it stands. */
  record AbortAsked(String by, String reason) implements Signal {}
}
