package io.swarmkeeper.planner.sim;

import java.util.Optional;
import java.util.stream.LongStream;

/** Plays the seeds of a simulation, or the one that {@code -Dseed=…} asks for. */
public final class Seeds {
  private Seeds() {}

  /** One seed. */
  public interface Play {
    /** Fails as the seed does. */
    void play(long seed) throws Exception;
  }

  /**
   * The first that fails ends it, with its seed.
   *
   * @return whether all were played, and not one alone
   */
  public static boolean playAll(int count, Play play) throws Exception {
    var one = Optional.ofNullable(Long.getLong("seed"));
    var seeds = one.map(LongStream::of).orElseGet(() -> LongStream.range(0, count)).toArray();
    for (long seed : seeds) {
      try {
        play.play(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    return one.isEmpty();
  }
}
