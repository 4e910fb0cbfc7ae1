package io.swarmkeeper.stack.text;

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
  private static final String SUBSTITUTION =
      "[_a-zA-Z\u017F\u212A][_a-zA-Z0-9\u017F\u212A]*(?::?[-?][^}]*)?";

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
   * @param error why docker refuses it
   * @param hidden an error that docker forgets because a good substitution follows it
   */
  public record Filled(String text, Optional<String> error, Optional<String> hidden) {}

  /** One substitution. */
  private record Part(String text, Optional<String> error) {}

  /** The string with its variables filled in. */
  public Filled fill(String text) {
    if (text.indexOf('$') < 0) {
      return new Filled(text, Optional.empty(), Optional.empty());
    }
    var out = new StringBuilder();
    Optional<String> error = Optional.empty();
    Optional<String> hidden = Optional.empty();
    Matcher m = PATTERN.matcher(text);
    while (m.find()) {
      if (m.group("escaped") != null) {
        m.appendReplacement(out, "\\$");
        continue;
      }
      Part part = part(m);
      hidden = part.error().isEmpty() && error.isPresent() ? error : hidden;
      error = part.error();
      m.appendReplacement(out, Matcher.quoteReplacement(part.text()));
    }
    return new Filled(m.appendTail(out).toString(), error, hidden);
  }

  private Part part(Matcher m) {
    String named = m.group("named");
    String substitution = named == null ? m.group("braced") : named;
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
