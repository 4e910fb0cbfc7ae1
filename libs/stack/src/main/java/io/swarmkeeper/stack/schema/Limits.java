package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.ArrayList;
import java.util.List;

/** What a schema says of a value beside its type: known words, formats, the least number. */
final class Limits {
  private final Formats formats;

  Limits(Formats formats) {
    this.formats = formats;
  }

  List<String> faults(JsonNode schema, Value value) {
    List<String> faults = new ArrayList<>();
    if (schema.has("enum") && !listed(schema.get("enum"), value)) {
      faults.add("must be one of " + Types.words(schema.get("enum")));
    }
    if (schema.has("format")) {
      formats.fault(schema.get("format").asText(), value).ifPresent(faults::add);
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

  /** No schema has another least number than 0. */
  private static boolean negative(Value value) {
    return switch (value) {
      case Whole(_, var number) -> number.signum() < 0;
      case Real(_, var number) -> number < 0;
      case Value _ -> false;
    };
  }
}
