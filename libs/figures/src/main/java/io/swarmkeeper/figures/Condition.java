package io.swarmkeeper.figures;

import java.util.List;

/** What must be so of one field for a record to count. */
public sealed interface Condition {
  /** The field has a value, whatever it is. */
  record Present(String field) implements Condition {}

  /** The field has one of these values. */
  record OneOf(String field, List<String> values) implements Condition {}

  /** The field is a number above this one. */
  record Above(String field, long limit) implements Condition {}

  /** Reads {@code "*"}, {@code "> 1"}, or the values. */
  static Condition of(String field, List<String> said) {
    if (said == null || said.isEmpty() || said.stream().anyMatch(v -> v == null || v.isBlank())) {
      throw new IllegalArgumentException(
          field + ": say a value, a list of values, \"*\" (has one) or \"> 1\"");
    }
    var first = said.getFirst();
    if (said.size() == 1 && first.equals("*")) {
      return new Present(field);
    }
    return said.size() == 1 && first.matches("> \\d{1,18}")
        ? new Above(field, Long.parseLong(first.substring(2)))
        : new OneOf(field, List.copyOf(said));
  }
}
