package io.swarmkeeper.stack;

import java.time.Duration;
import java.util.Optional;

/**
 * {@code x-keeper} of a whole stack.
 *
 * @param deadline how long a rollout may take
 */
public record StackPolicy(OnFailure onFailure, Optional<Duration> deadline) {
  /** What a file without {@code x-keeper} means. */
  public static StackPolicy unspoken() {
    return new StackPolicy(OnFailure.ROLLBACK, Optional.empty());
  }

  /** What to do when a rollout fails. */
  public enum OnFailure {
    /** Bring the whole stack back. */
    ROLLBACK,
    /** Stop and wait for a person. */
    PAUSE
  }
}
