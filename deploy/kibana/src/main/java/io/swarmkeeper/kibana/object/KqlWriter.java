package io.swarmkeeper.kibana.object;

import io.swarmkeeper.figures.Condition;
import io.swarmkeeper.figures.Conditions;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Conditions in the words of Kibana's query bar. */
final class KqlWriter {
  private KqlWriter() {}

  /** All of these, and none of those. */
  static String of(Conditions where, Conditions but) {
    return Stream.concat(
            where.conditions().stream().map(KqlWriter::text),
            but.conditions().stream().map(c -> "not " + text(c)))
        .collect(Collectors.joining(" and "));
  }

  private static String text(Condition condition) {
    return switch (condition) {
      case Condition.Present c -> c.field() + " : *";
      case Condition.Above c -> c.field() + " > " + c.limit();
      case Condition.OneOf c when c.values().size() == 1 ->
          c.field() + " : " + value(c.values().getFirst());
      case Condition.OneOf c ->
          c.field()
              + c.values().stream()
                  .map(KqlWriter::value)
                  .collect(Collectors.joining(" or ", " : (", ")"));
    };
  }

  private static String value(String value) {
    return value.matches("\\d+")
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
