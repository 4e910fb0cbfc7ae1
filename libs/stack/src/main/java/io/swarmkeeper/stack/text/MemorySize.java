package io.swarmkeeper.stack.text;

import io.swarmkeeper.stack.Compat;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory sizes: always powers of 1024, whatever the unit is called. */
public final class MemorySize {
  private static final Pattern OLD =
      Pattern.compile("(?<number>[0-9]+(?:\\.[0-9]+)*) ?(?<unit>(?:[kKmMgGtTpP])?[iI]?[bB]?)");

  /**
   * The number ends with the last digit or dot; what is in front of it Go reads as it reads
   * numbers.
   */
  private static final Pattern NEW = Pattern.compile("(?<number>.*[0-9.]) ?(?<unit>[^0-9. ]*)");

  private static final Pattern NEW_UNIT = Pattern.compile("(?:b|[kmgtp](?:b|ib)?)?");

  private MemorySize() {}

  public static long bytes(String text, Compat compat) throws MalformedText {
    Matcher m = (compat.is28() ? NEW : OLD).matcher(text);
    if (text.length() > 100 || !m.matches()) {
      throw unfit(text);
    }
    OptionalDouble number = GoNumber.real(m.group("number"));
    String unit = m.group("unit").toLowerCase(Locale.ROOT);
    boolean unknown = compat.is28() && !NEW_UNIT.matcher(unit).matches();
    if (number.isEmpty() || number.getAsDouble() < 0 || unknown) {
      throw unfit(text);
    }
    int power = unit.isEmpty() ? 0 : 1 + "kmgtp".indexOf(unit.charAt(0));
    return GoNumber.signed(number.getAsDouble() * Math.pow(1024, power));
  }

  /** Whether it is a size of no bytes. */
  public static boolean isNothing(String text, Compat compat) {
    try {
      return bytes(text, compat) == 0;
    } catch (MalformedText _) {
      return false;
    }
  }

  private static MalformedText unfit(String text) {
    return new MalformedText("'" + text + "' is no size; write 512M, 1.5G or a number of bytes");
  }
}
