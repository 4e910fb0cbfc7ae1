package io.swarmkeeper.cli.text;

import java.util.function.IntPredicate;

/**
 * Text without what could steer a terminal, make a line of its own, or deceive whoever reads:
 * controls (C0, C1, DEL), line separators, what turns the direction of writing, what nobody sees.
 */
public final class CleanText {
  private static final IntPredicate HARMFUL = CleanText::harmful;

  private CleanText() {}

  /**
   * One line: controls become blanks, and what nobody would see is spelled out: {@code <U+202E>}.
   */
  public static String line(String text) {
    return written(
        text,
        (clean, point) -> {
          if (isControl(point)) {
            clean.append(' ');
          } else {
            clean.append("<U+%04X>".formatted(point));
          }
        });
  }

  /** JSON with all of that escaped, so that it still says the same. */
  public static String json(String json) {
    return written(
        json,
        (clean, point) -> {
          for (var unit : Character.toChars(point)) {
            clean.append("\\u%04x".formatted((int) unit));
          }
        });
  }

  private interface Writing {
    void write(StringBuilder clean, int point);
  }

  private static String written(String text, Writing writing) {
    if (text.codePoints().noneMatch(HARMFUL)) {
      return text;
    }
    var clean = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(point -> {
          if (HARMFUL.test(point)) {
            writing.write(clean, point);
          } else {
            clean.appendCodePoint(point);
          }
        });
    return clean.toString();
  }

  private static boolean harmful(int point) {
    if (point >= ' ' && point < 0x7f) {
      return false;
    }
    return isControl(point)
        || switch (Character.getType(point)) {
          case Character.FORMAT, Character.SURROGATE -> true;
          default -> isBlank(point);
        };
  }

  private static boolean isControl(int point) {
    return Character.isISOControl(point) || point == 0x2028 || point == 0x2029;
  }

  /**
   * What takes no room, or looks like a blank, and is neither: it makes two names look the same.
   */
  private static boolean isBlank(int point) {
    return switch (point) {
      case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
      default ->
          (point >= 0x180b && point <= 0x180f)
              || (point >= 0xfe00 && point <= 0xfe0e)
              || (point >= 0xe0000 && point <= 0xe0fff);
    };
  }
}
