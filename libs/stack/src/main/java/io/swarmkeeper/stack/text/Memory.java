package io.swarmkeeper.stack.text;

import io.swarmkeeper.stack.Compat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory sizes: always powers of 1024, whatever the unit is called. */
public final class Memory {
  private static final Pattern OLD =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)*) ?([kKmMgGtTpP])?[iI]?[bB]?");
  private static final Pattern NEW =
      Pattern.compile("([-+.0-9eExXpP_a-fA-F]*[0-9.]) ?([kKmMgGtTpP]?)((?:[iI]?[bB])?)");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

  private Memory() {}

  /** Bytes. */
  public static long bytes(String text, Compat compat) throws Unfit {
    Matcher m = (compat.is28() ? NEW : OLD).matcher(text);
    if (text.length() > 100 || !m.matches() || !NUMBER.matcher(m.group(1)).matches()) {
      throw unfit(text);
    }
    double number = Double.parseDouble(m.group(1));
    if (number < 0 || Double.isInfinite(number)) {
      throw unfit(text);
    }
    String unit = m.group(2) == null ? "" : m.group(2).toLowerCase(Locale.ROOT);
    boolean bare = unit.isEmpty() && compat.is28() && m.group(3).length() == 2;
    if (bare) {
      throw unfit(text);
    }
    return (long) (number * Math.pow(1024, unit.isEmpty() ? 0 : 1 + "kmgtp".indexOf(unit)));
  }

  private static Unfit unfit(String text) {
    return new Unfit("'" + text + "' is no size; write 512M, 1.5G or a number of bytes");
  }
}
