package io.swarmkeeper.stack.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Substitutes variables in a string exactly as docker's template package does, oddities included.
 */
public record Substitution(UnaryOperator<String> variables) {
  /** Ignoring case, Go takes the long s and the Kelvin sign for letters. */
  private static final String NAME = "[_a-zA-Z\u017F\u212A][_a-zA-Z0-9\u017F\u212A]*";

  private static final String SUBSTITUTION = NAME + "(?::?[-?][^}]*)?";

  private static final Pattern ONLY_NAME = Pattern.compile(NAME);
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?[_a-zA-Z]");

  private static final Pattern PATTERN =
      Pattern.compile(
          "\\$(?:(?<escaped>\\$)|(?<named>"
              + SUBSTITUTION
              + ")|\\{(?<braced>"
              + SUBSTITUTION
              + ")\\}|)");

  /**
   * What became of a string.
   *
   * @param faults what is wrong with single variables of it
   * @param refused whether docker notices: it forgets a fault when a good variable follows
   * @param unset variables that are not set and leave nothing
   * @param traps what is read otherwise than it looks
   */
  public record Filled(
      String text, List<String> faults, boolean refused, List<String> unset, List<Trap> traps) {
    public Filled {
      faults = List.copyOf(faults);
      unset = List.copyOf(unset);
      traps = List.copyOf(traps);
    }
  }

  /** A variable that is read otherwise than it looks. */
  public record Trap(Kind kind, String variable) {}

  /** Why it is. */
  public enum Kind {
    /** Without braces, all that follows is its default. */
    NO_BRACES,
    /** A variable within its default. */
    NESTED,
    /** Its default ends at the first brace, and what follows stays though the default does not. */
    LEFT_BRACES
  }

  /** One substitution. */
  private record Part(String text, Optional<String> error) {}

  /** The string with its variables filled in. */
  public Filled fill(String text) {
    if (text.indexOf('$') < 0) {
      return new Filled(text, List.of(), false, List.of(), List.of());
    }
    var out = new StringBuilder();
    List<String> faults = new ArrayList<>();
    List<String> unset = new ArrayList<>();
    List<Trap> traps = new ArrayList<>();
    boolean refused = false;
    Matcher m = PATTERN.matcher(text);
    while (m.find()) {
      if (m.group("escaped") != null) {
        m.appendReplacement(out, "\\$");
        continue;
      }
      Part part = part(m);
      part.error().ifPresent(faults::add);
      refused = part.error().isPresent();
      unset(m).ifPresent(unset::add);
      trap(m, text).ifPresent(traps::add);
      m.appendReplacement(out, Matcher.quoteReplacement(part.text()));
    }
    return new Filled(m.appendTail(out).toString(), faults, refused, unset, traps);
  }

  private Optional<String> unset(Matcher m) {
    return Optional.ofNullable(written(m))
        .filter(text -> ONLY_NAME.matcher(text).matches() && variables.apply(text) == null);
  }

  private Optional<Trap> trap(Matcher m, String text) {
    String written = written(m);
    if (written == null || ONLY_NAME.matcher(written).matches()) {
      return Optional.empty();
    }
    String name = written.split(":?[-?]", 2)[0];
    if (m.group("named") != null) {
      return Optional.of(new Trap(Kind.NO_BRACES, name));
    }
    String otherwise = written.substring(name.length());
    // if the default counts, what was cut off it stands behind it all the same
    boolean counts = part(m).text().contains("{") || part(m).text().contains("$");
    boolean cut = otherwise.contains("{") && text.startsWith("}", m.end());
    if (VARIABLE.matcher(otherwise).find() && (cut || counts)) {
      return Optional.of(new Trap(Kind.NESTED, name));
    }
    return cut && !counts ? Optional.of(new Trap(Kind.LEFT_BRACES, name)) : Optional.empty();
  }

  private static String written(Matcher m) {
    return m.group("named") == null ? m.group("braced") : m.group("named");
  }

  private Part part(Matcher m) {
    String substitution = written(m);
    return substitution == null
        ? new Part("", Optional.of("a '$' that starts no variable; write '$$' for a '$' itself"))
        : substitute(substitution);
  }

  /** The operators are looked for in this order, anywhere in the text: so does docker. */
  private Part substitute(String text) {
    if (text.contains(":-")) {
      return orDefault(text, ":-", value -> !value.isEmpty());
    }
    if (text.contains("-")) {
      return orDefault(text, "-", _ -> true);
    }
    if (text.contains(":?")) {
      return required(text, ":?", value -> !value.isEmpty());
    }
    if (text.contains("?")) {
      return required(text, "?", _ -> true);
    }
    return new Part(Optional.ofNullable(variables.apply(text)).orElse(""), Optional.empty());
  }

  private Part orDefault(String text, String operator, Predicate<String> good) {
    int at = text.indexOf(operator);
    String value = variables.apply(text.substring(0, at));
    String otherwise = text.substring(at + operator.length());
    return new Part(value != null && good.test(value) ? value : otherwise, Optional.empty());
  }

  private Part required(String text, String operator, Predicate<String> good) {
    int at = text.indexOf(operator);
    String name = text.substring(0, at);
    String value = variables.apply(name);
    if (value != null && good.test(value)) {
      return new Part(value, Optional.empty());
    }
    String why = text.substring(at + operator.length());
    return new Part(
        "",
        Optional.of(
            "the required variable " + name + " has no value" + (why.isEmpty() ? "" : ": " + why)));
  }
}
