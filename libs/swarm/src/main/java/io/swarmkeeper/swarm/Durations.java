package io.swarmkeeper.swarm;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as a stack file writes them: {@code 1m30s}, {@code 500ms}. */
public final class Durations {
  private Durations() {}

  public static String words(long nanos) {
    if (nanos == 0) {
      return "0s";
    }
    if (nanos < 0) {
      return "-" + words(-nanos);
    }
    if (nanos < 1_000_000_000L) {
      return BigDecimal.valueOf(nanos, 6).stripTrailingZeros().toPlainString() + "ms";
    }
    var time = Duration.ofNanos(nanos);
    var seconds =
        BigDecimal.valueOf(time.toSecondsPart())
            .add(BigDecimal.valueOf(time.toNanosPart(), 9))
            .stripTrailingZeros();
    return part(time.toHours(), "h")
        + part(time.toMinutesPart(), "m")
        + (seconds.signum() == 0 ? "" : seconds.toPlainString() + "s");
  }

  private static String part(long many, String unit) {
    return many == 0 ? "" : many + unit;
  }
}
