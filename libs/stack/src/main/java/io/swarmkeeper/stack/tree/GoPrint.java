package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.math.BigDecimal;
import java.math.MathContext;

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
      case Unread _ -> "";
      case Listing(_, var items) -> items.toString();
      case Mapping(_, var fields) -> "map" + fields.keySet();
    };
  }

  /** Shortest digits that read back the same; exponent form below 1e-4 and from 1e6 on. */
  private static String real(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "+Inf" : "-Inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0" : "0";
    }
    var digits = shortest(Math.abs(number));
    String sign = number < 0 ? "-" : "";
    int exponent = digits.precision() - digits.scale() - 1;
    return sign
        + (exponent < -4 || exponent >= 6 ? scientific(digits, exponent) : digits.toPlainString());
  }

  /** Java prints at least two digits, also where one says it all. */
  private static BigDecimal shortest(double number) {
    var digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    BigDecimal one = digits.round(new MathContext(1));
    return Double.compare(one.doubleValue(), number) == 0 ? one.stripTrailingZeros() : digits;
  }

  private static String scientific(BigDecimal digits, int exponent) {
    String all = digits.unscaledValue().toString();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    String power = Integer.toString(Math.abs(exponent));
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + (power.length() < 2 ? "0" + power : power);
  }
}
