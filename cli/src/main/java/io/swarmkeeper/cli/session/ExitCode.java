package io.swarmkeeper.cli.session;

import io.swarmkeeper.contract.Verdict;

/** What the process says to its caller; scripts rely on these numbers. */
public enum ExitCode {
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

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  public static ExitCode of(Verdict verdict) {
    return switch (verdict) {
      case SUCCEEDED -> SUCCEEDED;
      case ROLLED_BACK -> ROLLED_BACK;
      case PAUSED, FAILED, ABORTED -> NEEDS_A_PERSON;
      case TIMED_OUT, UNKNOWN -> UNKNOWN;
    };
  }
}
