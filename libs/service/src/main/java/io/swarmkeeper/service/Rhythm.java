package io.swarmkeeper.service;

import java.time.Duration;
import java.util.Optional;

/**
 * How a {@link PeriodicLoop} goes.
 *
 * @param pause from the end of a round to the next; none when the round itself waits
 * @param longest a round that takes longer is stuck, and its loop not alive; for rounds that may
 *     wait for as long as it takes, nothing
 */
public record Rhythm(Duration pause, Optional<Duration> longest, AfterBug afterBug) {
  /** What becomes of a loop whose round threw something unchecked. */
  public enum AfterBug {
    /** It is not alive from then on: what it has in memory may be wrong, so start it anew. */
    END,
    /** The next round follows: each begins with what is stored. */
    GO_ON
  }

  /** Rounds with this pause between them; a bug ends them. */
  public static Rhythm every(Duration pause) {
    return new Rhythm(pause, Optional.empty(), AfterBug.END);
  }

  /** Rounds that wait by themselves for something to do; a bug ends them. */
  public static Rhythm waiting() {
    return every(Duration.ZERO);
  }

  /** The same, of rounds that never take longer than this. */
  public Rhythm within(Duration time) {
    return new Rhythm(pause, Optional.of(time), afterBug);
  }

  /** The same, going on after a bug. */
  public Rhythm goingOn() {
    return new Rhythm(pause, longest, AfterBug.GO_ON);
  }
}
