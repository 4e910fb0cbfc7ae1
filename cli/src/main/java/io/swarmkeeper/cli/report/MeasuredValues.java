package io.swarmkeeper.cli.report;

import io.swarmkeeper.figures.Unit;
import io.swarmkeeper.wording.ElapsedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalDouble;

/** Measured values in words. */
final class MeasuredValues {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private MeasuredValues() {}

  /** A dash where nothing was measured. */
  static String words(OptionalDouble value, Unit unit) {
    return value.isPresent() ? words(value.getAsDouble(), unit) : "-";
  }

  /** A minute of UTC. */
  static String minute(Instant instant) {
    return MINUTE.format(instant);
  }

  private static String words(double value, Unit unit) {
    return switch (unit) {
      case NUMBER ->
          value == Math.rint(value)
              ? "%d".formatted((long) value)
              : String.format(Locale.ROOT, "%.1f", value);
      case SHARE -> String.format(Locale.ROOT, "%.1f %%", 100 * value);
      case NANOSECONDS -> ElapsedTime.words(Duration.ofNanos((long) value));
      case MILLISECONDS -> ElapsedTime.words(Duration.ofMillis((long) value));
      case INSTANT -> minute(Instant.ofEpochMilli((long) value));
    };
  }
}
