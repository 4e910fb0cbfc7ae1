package io.swarmkeeper.stack.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPU counts as Go's big.Rat reads them: {@code 0.5}, {@code 1/4}, {@code 1e-2}, also {@code 0x10}
 * and {@code 1p-2}; no finer than a billionth.
 */
public final class Cpus {
  private static final Pattern INTEGER =
      Pattern.compile(
          "(?<sign>[-+]?)(?:0(?<base>[bBoOxX])_?)?(?<digits>[0-9a-fA-F](?:_?[0-9a-fA-F])*)");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "(?<digits>[-+]?(?:D(?:\\.(?:D)?)?|\\.D))(?:(?<e>[eEpP])(?<exponent>[-+]?D))?"
              .replace("D", "[0-9](?:_?[0-9])*"));
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
  private static final int LONGEST = 60;

  /** Go reads on to a million, and the engine refuses all of these. */
  private static final int MOST_EXPONENT = 999;

  private Cpus() {}

  /** Billionths of a CPU. */
  public static long nanos(String text) throws MalformedText {
    if (text.length() > LONGEST) {
      throw unfit(text);
    }
    int slash = text.indexOf('/');
    if (slash >= 0) {
      BigInteger below = integer(text, text.substring(slash + 1));
      if (below.signum() == 0 || "-+".indexOf(text.charAt(slash + 1)) >= 0) {
        throw unfit(text);
      }
      BigInteger above = integer(text, text.substring(0, slash));
      BigInteger[] nanos = above.multiply(BILLION).divideAndRemainder(below);
      return whole(text, nanos[0], nanos[1].signum() == 0);
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (!decimal.matches()) {
      return integer(text, text).multiply(BILLION).longValue();
    }
    BigDecimal nanos = number(text, decimal).movePointRight(9);
    return whole(text, nanos.toBigInteger(), nanos.stripTrailingZeros().scale() <= 0);
  }

  private static BigDecimal number(String text, Matcher m) throws MalformedText {
    var digits = new BigDecimal(m.group("digits").replace("_", ""));
    if (m.group("e") == null) {
      return digits;
    }
    String written = m.group("exponent").replace("_", "");
    if (written.length() > 5 || Math.abs(Integer.parseInt(written)) > MOST_EXPONENT) {
      throw unfit(text);
    }
    int exponent = Integer.parseInt(written);
    if (m.group("e").equalsIgnoreCase("e")) {
      return digits.movePointRight(exponent);
    }
    BigDecimal power = BigDecimal.TWO.pow(Math.abs(exponent));
    return exponent < 0 ? digits.divide(power) : digits.multiply(power);
  }

  /** A number with a base in front, where a 0 alone stands for octal. */
  private static BigInteger integer(String text, String part) throws MalformedText {
    Matcher m = INTEGER.matcher(part);
    if (!m.matches()) {
      throw unfit(text);
    }
    String digits = m.group("digits").replace("_", "");
    int base = base(m.group("base"), digits);
    if (digits.chars().anyMatch(c -> Character.digit(c, base) < 0)) {
      throw unfit(text);
    }
    return new BigInteger(m.group("sign") + digits, base);
  }

  private static int base(String letter, String digits) {
    return switch (letter == null ? "" : letter) {
      case "b", "B" -> 2;
      case "x", "X" -> 16;
      case "o", "O" -> 8;
      default -> digits.length() > 1 && digits.startsWith("0") ? 8 : 10;
    };
  }

  private static long whole(String text, BigInteger nanos, boolean exact) throws MalformedText {
    if (!exact) {
      throw new MalformedText(
          "'" + text + "' is too precise; a billionth of a CPU is the smallest step");
    }
    return nanos.longValue();
  }

  private static MalformedText unfit(String text) {
    return new MalformedText("'" + text + "' is no number of CPUs; write \"0.5\" or \"1/4\"");
  }
}
