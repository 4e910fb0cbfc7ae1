package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.tree.Value.Moment;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The four forms of date that go-yaml knows, printed as Go's time.Time prints itself. */
final class Timestamps {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:([Tt"
              + " ])([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})?)?");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Timestamps() {}

  static Optional<Moment> parse(Mark at, String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches() || !zoneFits(m)) {
      return Optional.empty();
    }
    try {
      var time =
          LocalDateTime.of(
              number(m, 1), number(m, 2), number(m, 3), number(m, 5), number(m, 6), number(m, 7));
      return Optional.of(
          new Moment(at, SECONDS.format(time) + fraction(m.group(8)) + zone(m.group(9))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** With T there must be a zone, after a blank there must be none. */
  private static boolean zoneFits(Matcher m) {
    return m.group(4) == null || m.group(4).equals(" ") == (m.group(9) == null);
  }

  private static int number(Matcher m, int group) {
    return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
  }

  private static String fraction(String digits) {
    String short_ = digits == null ? "" : digits.replaceAll("0+$", "");
    return short_.equals(".") ? "" : short_;
  }

  private static String zone(String zone) {
    if (zone == null || zone.equals("Z") || zone.substring(1).equals("00:00")) {
      return " +0000 UTC";
    }
    String offset = zone.replace(":", "");
    return " " + offset + " " + offset;
  }
}
