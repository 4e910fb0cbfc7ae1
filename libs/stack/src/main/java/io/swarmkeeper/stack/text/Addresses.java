package io.swarmkeeper.stack.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** IP addresses as Go's net.ParseIP takes them, without asking any name server. */
public final class Addresses {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

  private static final int GROUPS = 8;
  private static final int GROUP_BITS = 16;

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

  /** The bits of an address that is one. */
  static BigInteger bits(String address) {
    int v4 = address.lastIndexOf(':') + 1;
    String last = address.substring(v4);
    if (v4 > 0 && last.contains(".")) {
      BigInteger low = bits(last);
      String groups =
          Integer.toHexString(low.intValue() >>> GROUP_BITS)
              + ":"
              + Integer.toHexString(low.intValue() & 0xffff);
      return bits(address.substring(0, v4) + groups);
    }
    if (v4 == 0) {
      return number(List.of(address.split("\\.", -1)), 10, Byte.SIZE);
    }
    int gap = address.indexOf("::");
    if (gap < 0) {
      return number(List.of(address.split(":", -1)), 16, GROUP_BITS);
    }
    List<String> left = parts(address.substring(0, gap));
    List<String> right = parts(address.substring(gap + 2));
    List<String> all = new ArrayList<>(left);
    all.addAll(Collections.nCopies(GROUPS - left.size() - right.size(), "0"));
    all.addAll(right);
    return number(all, 16, GROUP_BITS);
  }

  private static List<String> parts(String groups) {
    return groups.isEmpty() ? List.of() : List.of(groups.split(":", -1));
  }

  private static BigInteger number(List<String> parts, int radix, int bits) {
    BigInteger number = BigInteger.ZERO;
    for (String part : parts) {
      number = number.shiftLeft(bits).add(new BigInteger(part, radix));
    }
    return number;
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
