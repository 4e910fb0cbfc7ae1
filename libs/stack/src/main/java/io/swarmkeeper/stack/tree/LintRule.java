package io.swarmkeeper.stack.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is allowed and nearly always a slip. Each can be switched off by its word ({@code
 * x-keeper.lint}, docs/stack-files.md).
 */
public enum LintRule {
  /** A variable that is not set becomes nothing. */
  UNSET_VARIABLE("unset-variable"),
  /** A hash with {@code $} in it, of which docker makes variables. */
  PASSWORD_HASH("password-hash"),
  /** {@code ${A:-{{.B}}}}: the default ends at the first brace. */
  LEFT_BRACES("left-braces"),
  /** {@code $A-b}: docker takes what follows for a default. */
  UNBRACED_DEFAULT("unbraced-default"),
  /** {@code mode: 444}, which is 0674. */
  DECIMAL_MODE("decimal-mode"),
  /** A name that begins or ends with a blank. */
  BLANK_IN_NAME("blank-in-name"),
  /** {@code - A="b"}: the quotes belong to the value. */
  KEPT_QUOTES("kept-quotes");

  private final String word;

  LintRule(String word) {
    this.word = word;
  }

  /** As people write it. */
  public String word() {
    return word;
  }

  /** All words, in the order of the documentation. */
  public static List<String> words() {
    return Arrays.stream(values()).map(LintRule::word).toList();
  }

  /** The rule that a word names, if it names one. */
  public static Optional<LintRule> of(String word) {
    return Arrays.stream(values()).filter(rule -> rule.word.equals(word)).findFirst();
  }
}
