package io.swarmkeeper.stack.text;

import java.util.regex.Pattern;

/** IP addresses as Go's net.ParseIP takes them, without asking any name server. */
public final class Addresses {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

  private Addresses() {}

  static boolean isIp(String text) {
    return V4.matcher(text).matches() || isV6(text);
  }

  /** Whether Go's net.ParseCIDR takes it. */
  public static boolean isSubnet(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return false;
    }
    String address = text.substring(0, slash);
    String bits = text.substring(slash + 1);
    int most = V4.matcher(address).matches() ? 32 : isV6(address) ? 128 : -1;
    return bits.matches("[0-9]{1,6}") && Integer.parseInt(bits) <= most;
  }

  private static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == 8;
    }
    if (text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int left = gap == 0 ? 0 : groups(text.substring(0, gap));
    String rest = text.substring(gap + 2);
    int right = rest.isEmpty() ? 0 : groups(rest);
    return left >= 0 && right >= 0 && left + right < 8;
  }

  /** How many 16-bit groups the text has, or a negative number if it is none. */
  private static int groups(String text) {
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (i == parts.length - 1 && V4.matcher(parts[i]).matches()) {
        count += 2;
      } else if (GROUP.matcher(parts[i]).matches()) {
        count++;
      } else {
        return -100;
      }
    }
    return count;
  }
}
