package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.math.BigDecimal;

/** Prints values as Go's {@code %v} does, which is how docker turns numbers into labels. */
public final class GoPrint {
  private GoPrint() {}

  /** A scalar as Go prints it. */
  public static String print(Value value) {
    return switch (value) {
      case Text(_, var text) -> text;
      case Whole(_, var number) -> number.toString();
      case Real(_, var number) -> real(number);
      case Flag(_, var on) -> Boolean.toString(on);
      case Moment(_, var printed) -> printed;
      case Nothing _ -> "<nil>";
      case Listing(_, var items) -> items.toString();
      case Mapping(_, var fields) -> "map" + fields.keySet();
    };
  }

  /** Shortest digits that read back the same; exponent form below 1e-4 and from 1e6 on. */
  public static String real(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    var digits = new BigDecimal(Double.toString(Math.abs(number))).stripTrailingZeros();
    String sign = number < 0 ? "-" : "";
    int exponent = digits.precision() - digits.scale() - 1;
    return sign + (exponent < -4 || exponent >= 6 ? scientific(digits, exponent) : plain(digits));
  }

  private static String plain(BigDecimal digits) {
    return digits.toPlainString();
  }

  private static String scientific(BigDecimal digits, int exponent) {
    String all = digits.unscaledValue().toString();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    String power = Integer.toString(Math.abs(exponent));
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + (power.length() < 2 ? "0" + power : power);
  }
}
