package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonValue;

/** How an operation ended. Never a guess. */
public enum Verdict {
  SUCCEEDED("succeeded", 0),
  ROLLED_BACK("rolled back", 3),
  PAUSED("paused", 4),
  FAILED("failed", 4),
  ABORTED("aborted", 4),
  TIMED_OUT("timed out", 5),
  UNKNOWN("unknown", 5);

  private final String words;
  private final int exitCode;

  Verdict(String words, int exitCode) {
    this.words = words;
    this.exitCode = exitCode;
  }

  /** As people and messages write it. */
  @JsonValue
  public String words() {
    return words;
  }

  /** What {@code keeper} exits with. */
  public int exitCode() {
    return exitCode;
  }
}
