package io.swarmkeeper.stack.text;

import java.util.Map;
import java.util.OptionalLong;

/** Go's time.ParseDuration: {@code 1h2m3.5s}, {@code -5s}, {@code .5s}, {@code 0}. */
public final class GoDuration {
  /** What is allowed, in words. */
  public static final String ALLOWED =
      "must be a duration such as 10s, 1m30s or 500ms (units: ns, us, ms, s, m, h)";

  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "μs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private final String text;
  private int at;

  private GoDuration(String text) {
    this.text = text;
  }

  /** Nanoseconds, or nothing if it is no duration. */
  public static OptionalLong nanos(String text) {
    if (text.length() > 200) {
      return OptionalLong.empty();
    }
    return new GoDuration(text).parse();
  }

  private OptionalLong parse() {
    boolean negative = text.startsWith("-");
    at = negative || text.startsWith("+") ? 1 : 0;
    if (text.substring(at).equals("0")) {
      return OptionalLong.of(0);
    }
    if (at == text.length()) {
      return OptionalLong.empty();
    }
    double total = 0;
    long exact = 0;
    while (at < text.length()) {
      OptionalLong part = part();
      if (part.isEmpty()) {
        return OptionalLong.empty();
      }
      total += part.getAsLong();
      exact += part.getAsLong();
    }
    if (total > 9.3e18 || exact < 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(negative ? -exact : exact);
  }

  private OptionalLong part() {
    String whole = digits();
    String fraction = "";
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      fraction = digits();
    }
    Long unit = UNITS.get(unit());
    if (unit == null || (whole.isEmpty() && fraction.isEmpty()) || whole.length() > 18) {
      return OptionalLong.empty();
    }
    long count = whole.isEmpty() ? 0 : Long.parseLong(whole);
    if (count > Long.MAX_VALUE / unit) {
      return OptionalLong.empty();
    }
    return sum(count * unit, fraction(fraction, unit));
  }

  private static OptionalLong sum(long a, long b) {
    return a + b < 0 ? OptionalLong.empty() : OptionalLong.of(a + b);
  }

  private static long fraction(String digits, long unit) {
    if (digits.isEmpty()) {
      return 0;
    }
    String kept = digits.length() > 18 ? digits.substring(0, 18) : digits;
    double scale = Math.pow(10, kept.length());
    return (long) (Long.parseLong(kept) * (unit / scale));
  }

  private String digits() {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return text.substring(from, at);
  }

  private String unit() {
    int from = at;
    while (at < text.length()
        && text.charAt(at) != '.'
        && !(text.charAt(at) >= '0' && text.charAt(at) <= '9')) {
      at++;
    }
    return text.substring(from, at);
  }
}
