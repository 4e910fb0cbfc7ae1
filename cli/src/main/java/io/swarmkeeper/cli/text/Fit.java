package io.swarmkeeper.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Makes text fit where it is shown. */
public final class Fit {
  private static final String DOTS = "...";

  /** What stays of the common beginning, so that one sees where it is. */
  private static final int CONTEXT = 20;

  private Fit() {}

  /** At most so wide, with dots where something was cut off. */
  public static String to(int width, String line) {
    if (line.length() <= width) {
      return line;
    }
    return width <= 3
        ? line.substring(0, Math.max(0, width))
        : line.substring(0, width - 3) + "...";
  }

  /**
   * Two texts at most so wide each, cut where they are the same: what differs is to be seen. Texts
   * that fit stay as they are.
   */
  public static List<String> apart(int width, String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int same = 0;
    while (same < shorter && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    int skipped = Math.max(one.length(), other.length()) <= width ? 0 : same - CONTEXT;
    return List.of(to(width, from(skipped, one)), to(width, from(skipped, other)));
  }

  private static String from(int skipped, String text) {
    return skipped <= DOTS.length() ? text : DOTS + text.substring(skipped);
  }

  /** Lines no longer than so wide, broken between words; the later ones begin with the margin. */
  public static List<String> wrap(int width, String margin, String line) {
    var lines = new ArrayList<String>();
    var rest = line;
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      if (blank <= margin.length()) {
        blank = rest.indexOf(' ', width);
      }
      if (blank < 0) {
        break;
      }
      lines.add(rest.substring(0, blank).stripTrailing());
      rest = margin + rest.substring(blank + 1);
    }
    lines.add(rest);
    return lines;
  }

  /** Foreign text, such as a probe's output: cleaned, each line behind the margin. */
  public static List<String> quote(String margin, String foreign) {
    return foreign
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> margin + plain(line))
        .toList();
  }

  /** Foreign text as a part of one line, cleaned before it is measured. */
  public static String plain(String foreign) {
    return CleanText.line(foreign).strip();
  }
}
