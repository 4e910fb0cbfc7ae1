package io.swarmkeeper.stack.text;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A range of addresses, such as 10.1.2.0/24.
 *
 * @param text as it is written
 * @param prefix the bits that all of its addresses begin with
 * @param length how many these are
 * @param width how many bits an address has
 */
public record Subnet(String text, BigInteger prefix, int length, int width) {
  private static final int V4 = 32;
  private static final int V6 = 128;

  /** What a text says, if it is a subnet. */
  public static Optional<Subnet> of(String text) {
    if (!Addresses.isSubnet(text)) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    String address = text.substring(0, slash);
    int width = address.contains(":") ? V6 : V4;
    int length = Integer.parseInt(text.substring(slash + 1));
    BigInteger prefix = Addresses.bits(address).shiftRight(width - length);
    return Optional.of(new Subnet(text, prefix, length, width));
  }

  /** Whether they have an address in common. */
  public boolean overlaps(Subnet other) {
    int both = Math.min(length, other.length);
    return width == other.width
        && prefix.shiftRight(length - both).equals(other.prefix.shiftRight(other.length - both));
  }
}
