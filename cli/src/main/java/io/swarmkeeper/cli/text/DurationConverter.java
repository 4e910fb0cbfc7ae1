package io.swarmkeeper.cli.text;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write them: {@code 90s}, {@code 30m}, {@code 1h30m}, {@code 30d}. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern FORM =
      Pattern.compile("(?=.)(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");

  @Override
  public Duration convert(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration such as 90s, 30m, 1h30m or 30d");
    }
    var duration =
        Duration.ofDays(number(match.group(1)))
            .plusHours(number(match.group(2)))
            .plusMinutes(number(match.group(3)))
            .plusSeconds(number(match.group(4)));
    if (duration.isZero()) {
      throw new TypeConversionException("'" + text + "' is no time at all; give for example 30m");
    }
    return duration;
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
