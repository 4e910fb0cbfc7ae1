package io.swarmkeeper.wording;

import java.time.Duration;

/** How long something took, rounded for reading. */
public final class ElapsedTime {
  private ElapsedTime() {}

  /** {@code 0.4 s}, {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. */
  public static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return "%d.%d s".formatted(seconds, duration.toMillisPart() / 100);
    }
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
        : duration.toHours() + " h " + duration.toMinutesPart() + " min";
  }
}
