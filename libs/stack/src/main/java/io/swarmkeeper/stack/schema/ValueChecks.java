package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.text.PortSpec;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a schema says of a value beside its type: known words, formats, the least number. */
record ValueChecks(Compat compat) {
  List<String> faults(JsonNode schema, Value value) {
    List<String> faults = new ArrayList<>();
    if (schema.has("enum")) {
      List<String> words = JsonTypes.texts(schema.get("enum"));
      if (!(value instanceof Text(_, var text) && words.contains(text))) {
        faults.add("must be one of " + String.join(", ", words));
      }
    }
    if (schema.has("format")) {
      format(schema.get("format").asText(), value).ifPresent(faults::add);
    }
    if (schema.has("minimum") && negative(value)) {
      faults.add("must be at least " + schema.get("minimum").asText());
    }
    return faults;
  }

  /** Finds numbers that JSON cannot say, anywhere in a file: docker stumbles over them. */
  static void endless(Value value, List<String> path, List<Validator.Fault> faults) {
    switch (value) {
      case Mapping(_, var fields) ->
          fields.forEach(
              (key, field) -> endless(field.value(), Validator.deeper(path, key), faults));
      case Listing(_, var items) -> {
        for (int i = 0; i < items.size(); i++) {
          endless(items.get(i), Validator.deeper(path, Integer.toString(i)), faults);
        }
      }
      case Real(var at, var number) when !Double.isFinite(number) ->
          faults.add(
              new Validator.Fault(
                  at, path, GoPrint.print(value) + " is no number here; put it in quotes"));
      case Value _ -> {}
    }
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
