package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.text.PortSpec;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a schema says of a value beside its type: known words, formats, the least number. */
final class ValueChecks {
  private final Compat compat;

  ValueChecks(Compat compat) {
    this.compat = compat;
  }

  List<String> faults(JsonNode schema, Value value) {
    List<String> faults = new ArrayList<>();
    if (schema.has("enum") && !listed(schema.get("enum"), value)) {
      faults.add("must be one of " + JsonTypes.words(schema.get("enum")));
    }
    if (schema.has("format")) {
      format(schema.get("format").asText(), value).ifPresent(faults::add);
    }
    if (schema.has("minimum") && negative(value)) {
      faults.add("must be at least " + schema.get("minimum").asText());
    }
    return faults;
  }

  private static boolean listed(JsonNode words, Value value) {
    for (JsonNode word : words) {
      if (value instanceof Text(_, var text) && text.equals(word.asText())) {
        return true;
      }
    }
    return false;
  }

  /** Of the formats, docker checks durations, and from 28 on ports. */
  private Optional<String> format(String format, Value value) {
    if (format.equals("duration") && value instanceof Text(_, var text)) {
      return GoDuration.nanos(text).isPresent()
          ? Optional.empty()
          : Optional.of(GoDuration.ALLOWED);
    }
    return format.equals("ports") && compat.is28() ? ports(value) : Optional.empty();
  }

  private Optional<String> ports(Value value) {
    String text =
        switch (value) {
          case Text(_, var spec) -> spec;
          case Whole(_, var number) -> number.toString();
          case Value _ -> "1";
        };
    try {
      PortSpec.parse(text, compat);
      return Optional.empty();
    } catch (MalformedText e) {
      return Optional.of(e.getMessage());
    }
  }

  /** No schema has another least number than 0. */
  private static boolean negative(Value value) {
    return switch (value) {
      case Whole(_, var number) -> number.signum() < 0;
      case Real(_, var number) -> number < 0;
      case Value _ -> false;
    };
  }
}
