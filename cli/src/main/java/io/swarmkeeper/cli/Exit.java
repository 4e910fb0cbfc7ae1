package io.swarmkeeper.cli;

import io.swarmkeeper.contract.Verdict;

/** What the process says to its caller; scripts rely on these numbers. */
public enum Exit {
  SUCCEEDED(0),
  /** Refused or bad input: nothing was touched. */
  REFUSED(1),
  /** {@code plan --exit-code}: there is something to do. */
  TO_DO(2),
  ROLLED_BACK(3),
  /** Paused, failed or aborted. */
  NEEDS_A_PERSON(4),
  /** The outcome is not known: a lost connection, or a deadline. */
  UNKNOWN(5);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** The number. */
  public int code() {
    return code;
  }

  /** The exit that belongs to how an operation ended. */
  public static Exit of(Verdict verdict) {
    return switch (verdict) {
      case SUCCEEDED -> SUCCEEDED;
      case ROLLED_BACK -> ROLLED_BACK;
      case PAUSED, FAILED, ABORTED -> NEEDS_A_PERSON;
      case TIMED_OUT, UNKNOWN -> UNKNOWN;
    };
  }
}
