package io.swarmkeeper.stack.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CPU counts: {@code 0.5}, {@code 1/4}, {@code 1e-2}; no finer than a billionth. */
public final class Cpus {
  private static final Pattern FRACTION = Pattern.compile("([-+]?[0-9]{1,30})/([0-9]{1,30})");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]{1,30}\\.?[0-9]{0,30}|\\.[0-9]{1,30})([eE][-+]?[0-9]{1,2})?");
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

  private Cpus() {}

  /** Billionths of a CPU. */
  public static long nanos(String text) throws Unfit {
    Matcher fraction = FRACTION.matcher(text);
    if (fraction.matches()) {
      var below = new BigInteger(fraction.group(2));
      if (below.signum() == 0) {
        throw unfit(text);
      }
      BigInteger[] result =
          new BigInteger(fraction.group(1)).multiply(BILLION).divideAndRemainder(below);
      return whole(text, result[0], result[1].signum() == 0);
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw unfit(text);
    }
    BigDecimal nanos = new BigDecimal(text).movePointRight(9);
    return whole(text, nanos.toBigInteger(), nanos.stripTrailingZeros().scale() <= 0);
  }

  private static long whole(String text, BigInteger nanos, boolean exact) throws Unfit {
    if (!exact) {
      throw new Unfit("'" + text + "' is too precise; a billionth of a CPU is the smallest step");
    }
    return nanos.longValue();
  }

  private static Unfit unfit(String text) {
    return new Unfit("'" + text + "' is no number of CPUs; write \"0.5\" or \"1/4\"");
  }
}
