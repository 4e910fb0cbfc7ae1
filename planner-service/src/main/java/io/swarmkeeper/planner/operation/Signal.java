package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Verdict;

/**
 * Anything that happens to an operation. Time passing and the swarm changing are one signal:
 * somebody looked.
 */
public sealed interface Signal {
  /** The view is new, or only the time is. */
  record Looked() implements Signal {}

  /** An executor answered. */
  record Answered(Outcome outcome) implements Signal {}

  /** What a person wants of it; it is refused with a sentence where it makes no sense. */
  sealed interface Steering extends Signal {}

  /** A person wants nothing more to be started. */
  record PauseAsked(String by, String reason) implements Steering {}

  /** A person wants it to go on. */
  record ResumeAsked(String by, String reason) implements Steering {}

  /** A person wants it to end where it stands. */
  record AbortAsked(String by, String reason) implements Steering {}

  /** News of an operation that this one asked for; they may come again. */
  sealed interface OfChild extends Signal {
    /** Which. */
    OperationId child();
  }

  /** It has its verdict. */
  record ChildEnded(OperationId child, Verdict verdict, String sentence) implements OfChild {}

  /** It was not taken up, and never will be. */
  record ChildRefused(OperationId child, String sentence) implements OfChild {}
}
