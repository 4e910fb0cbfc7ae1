package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Resolves plain scalars by the tables of go-yaml v2 (docker 20.10) or v3 (docker 28). */
record Scalars(Compat compat) {
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  private static final Set<String> OLD_TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> OLD_FALSE =
      Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> NAN = Set.of(".nan", ".NaN", ".NAN");
  private static final Set<String> INFINITE =
      Set.of(".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
  private static final Set<String> MINUS_INFINITE = Set.of("-.inf", "-.Inf", "-.INF");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger LEAST = BigInteger.ONE.shiftLeft(63).negate();

  /** A scalar with an explicit tag, as go-yaml takes it; nothing if the text does not fit. */
  Optional<Value> tagged(Mark at, String tag, String text) {
    return switch (tag) {
      case "tag:yaml.org,2002:binary" -> binary(at, text);
      case "tag:yaml.org,2002:int" -> only(Whole.class, plain(at, text));
      case "tag:yaml.org,2002:float" -> only(Real.class, widened(plain(at, text)));
      case "tag:yaml.org,2002:bool" -> only(Flag.class, plain(at, text));
      case "tag:yaml.org,2002:null" -> only(Nothing.class, plain(at, text));
      case "tag:yaml.org,2002:timestamp" -> timestamp(at, text);
      default -> Optional.of(new Text(at, text));
    };
  }

  /** A scalar without quotes and tag. */
  Value plain(Mark at, String text) {
    Optional<Value> word = word(at, text);
    if (word.isPresent()) {
      return word.get();
    }
    char first = text.charAt(0);
    if (first == '.') {
      return floating(at, text, text.replaceAll("(?<=[0-9])_(?=[0-9])", ""));
    }
    if (!Character.isDigit(first) && first != '+' && first != '-') {
      return new Text(at, text);
    }
    if (compat.is28()) {
      Optional<Moment> moment = Timestamps.parse(at, text);
      if (moment.isPresent()) {
        return moment.get();
      }
    }
    String digits = text.replace("_", "");
    return integer(digits)
        .<Value>map(n -> new Whole(at, n))
        .orElseGet(() -> floating(at, text, digits));
  }

  private Optional<Value> word(Mark at, String text) {
    boolean old = !compat.is28();
    if (TRUE.contains(text) || (old && OLD_TRUE.contains(text))) {
      return Optional.of(new Flag(at, true));
    }
    if (FALSE.contains(text) || (old && OLD_FALSE.contains(text))) {
      return Optional.of(new Flag(at, false));
    }
    if (NULL.contains(text)) {
      return Optional.of(new Nothing(at));
    }
    if (NAN.contains(text)) {
      return Optional.of(new Real(at, Double.NaN));
    }
    if (INFINITE.contains(text)) {
      return Optional.of(new Real(at, Double.POSITIVE_INFINITY));
    }
    return MINUS_INFINITE.contains(text)
        ? Optional.of(new Real(at, Double.NEGATIVE_INFINITY))
        : Optional.empty();
  }

  private static Value floating(Mark at, String text, String digits) {
    if (digits.length() > 400 || !FLOAT.matcher(digits).matches()) {
      return new Text(at, text);
    }
    double number = Double.parseDouble(digits);
    return Double.isInfinite(number) ? new Text(at, text) : new Real(at, number);
  }

  /** Go's strconv.ParseInt(s, 0, 64), then ParseUint, with go-yaml's own binary and 0o forms. */
  private static Optional<BigInteger> integer(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String body = signed ? text.substring(1) : text;
    int radix = radix(body);
    String digits = radix == 10 ? body : body.substring(prefix(body));
    if (digits.isEmpty() || digits.length() > 100 || !fits(digits, radix)) {
      return Optional.empty();
    }
    var number = new BigInteger(digits, radix);
    BigInteger value = text.startsWith("-") ? number.negate() : number;
    BigInteger most = signed ? MOST.shiftRight(1) : MOST;
    return value.compareTo(most) <= 0 && value.compareTo(LEAST) >= 0
        ? Optional.of(value)
        : Optional.empty();
  }

  private static int radix(String body) {
    if (body.length() < 2 || body.charAt(0) != '0') {
      return 10;
    }
    return switch (body.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      default -> 8;
    };
  }

  private static int prefix(String body) {
    return Character.isDigit(body.charAt(1)) ? 1 : "xXbBoO".indexOf(body.charAt(1)) < 0 ? 1 : 2;
  }

  private static boolean fits(String digits, int radix) {
    return digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
  }

  private Optional<Value> timestamp(Mark at, String text) {
    Optional<Moment> moment = Timestamps.parse(at, text);
    return compat.is28() ? moment.map(m -> m) : moment.map(_ -> new Text(at, text));
  }

  private static Optional<Value> binary(Mark at, String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.replaceAll("[\\r\\n]", ""));
      return Optional.of(new Text(at, new String(bytes, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Value widened(Value value) {
    return value instanceof Whole(var at, var number) ? new Real(at, number.doubleValue()) : value;
  }

  private static Optional<Value> only(Class<? extends Value> kind, Value value) {
    return kind.isInstance(value) ? Optional.of(value) : Optional.empty();
  }
}
