package io.swarmkeeper.stack.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as Go's strconv reads them, and as Go's conversions on amd64 make whole ones of them. */
public final class GoNumber {
  private static final String DIGITS = "[0-9](?:_?[0-9])*";
  private static final String HEX = "[0-9a-fA-F](?:_?[0-9a-fA-F])*";
  private static final Pattern REAL =
      Pattern.compile(
          "[-+]?(?:(?:D(?:\\.(?:D)?)?|\\.D)(?:[eE][-+]?D)?|0[xX]_?(?:H(?:\\.(?:H)?)?|\\.H)[pP][-+]?D)"
              .replace("D", DIGITS)
              .replace("H", HEX));
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,40}");
  private static final int LONGEST = 100;
  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

  private GoNumber() {}

  /** strconv.ParseFloat, without its words for infinities; nothing if it does not fit. */
  public static OptionalDouble real(String text) {
    if (text.length() > LONGEST || !REAL.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(text.replace("_", ""));
    return Double.isInfinite(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
  }

  /** strconv.Atoi. */
  public static Optional<BigInteger> whole(String text) {
    return WHOLE.matcher(text).matches()
        ? Optional.of(new BigInteger(text)).filter(n -> n.bitLength() < Long.SIZE)
        : Optional.empty();
  }

  /** int64(f): what does not fit becomes the least number. */
  public static long signed(double number) {
    return number >= TWO_TO_63 || number < -TWO_TO_63 || Double.isNaN(number)
        ? Long.MIN_VALUE
        : (long) number;
  }

  /** uint64(f) of a number that is not negative: what does not fit becomes 2 to the 63rd. */
  public static BigInteger unsigned(double number) {
    return number >= TWO_TO_64 || Double.isNaN(number)
        ? BigInteger.ONE.shiftLeft(Long.SIZE - 1)
        : new BigDecimal(number).toBigInteger();
  }
}
