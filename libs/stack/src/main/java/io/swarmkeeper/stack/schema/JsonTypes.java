package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON types of values, and the sentences about the wrong ones. */
final class JsonTypes {
  /**
   * Numbers and words that are no secret; of any other string nothing is told but that it is one.
   */
  private static final Pattern SHOWN =
      Pattern.compile("-?[0-9.]{1,9}[a-zA-Z%]{0,2}|true|false|yes|no|on|off|none|many|all");

  private JsonTypes() {}

  static boolean allowed(JsonNode types, Value value) {
    return names(types).stream().anyMatch(type -> is(type, value));
  }

  private static boolean is(String type, Value value) {
    return switch (value) {
      case Text _, Moment _ -> type.equals("string");
      case Whole _ -> type.equals("integer") || type.equals("number");
      case Real(_, var number) ->
          type.equals("number") || (type.equals("integer") && number == Math.rint(number));
      case Flag _ -> type.equals("boolean");
      case Nothing _ -> type.equals("null");
      case Listing _ -> type.equals("array");
      case Mapping _ -> type.equals("object");
      case Unread _ -> true;
    };
  }

  static String mismatch(List<JsonNode> types, Value value) {
    Set<String> names = new LinkedHashSet<>();
    types.forEach(type -> names.addAll(names(type)));
    return "must be "
        + names.stream().map(JsonTypes::human).collect(Collectors.joining(" or "))
        + ", and is "
        + kind(value)
        + hint(names, value);
  }

  private static List<String> names(JsonNode types) {
    if (types == null) {
      return List.of();
    }
    return types.isArray() ? texts(types) : List.of(types.asText());
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static String human(String type) {
    return switch (type) {
      case "string" -> "a string";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "null" -> "empty";
      case "array" -> "a list";
      case "object" -> "a mapping";
      default -> throw new IllegalStateException("a type that no schema had: " + type);
    };
  }

  private static String kind(Value value) {
    return switch (value) {
      case Text(_, var text) ->
          SHOWN.matcher(text).matches() ? "the string \"" + text + "\"" : "a string";
      case Moment(_, var printed) -> "the date " + printed;
      case Whole _, Real _ -> "the number " + GoPrint.print(value);
      case Flag(_, var on) -> on ? "true" : "false";
      case Nothing _ -> "empty";
      case Listing _ -> "a list";
      case Mapping _ -> "a mapping";
      case Unread _ -> "refused already";
    };
  }

  private static String hint(Set<String> names, Value value) {
    boolean scalar = value instanceof Whole || value instanceof Real || value instanceof Flag;
    if (names.contains("string") && scalar) {
      return "; put it in quotes";
    }
    boolean number = names.contains("integer") || names.contains("number");
    return number && value instanceof Text(_, var text) && text.matches("[0-9]+")
        ? "; remove the quotes"
        : "";
  }

  /** The same string for values that JSON takes as equal. */
  static String canonical(Value value) {
    return switch (value) {
      case Text(_, var text) -> '"' + text + '"';
      case Moment(_, var printed) -> '"' + printed + '"';
      case Whole _, Real _, Flag _, Nothing _, Unread _ -> GoPrint.print(value);
      case Listing(_, var items) ->
          items.stream().map(JsonTypes::canonical).collect(Collectors.joining(",", "[", "]"));
      case Mapping(_, var fields) -> {
        var sorted = new TreeMap<String, String>();
        fields.forEach((key, field) -> sorted.put(key, canonical(field.value())));
        yield sorted.toString();
      }
    };
  }
}
