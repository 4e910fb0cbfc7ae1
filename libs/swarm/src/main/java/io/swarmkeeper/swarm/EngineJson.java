package io.swarmkeeper.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Reads single values out of the engine's JSON by path, such as {@code /Spec/Name}. What is not
 * there, or is of another kind, is an absent value and never an error.
 */
public final class EngineJson {
  private static final Instant NEVER = Instant.parse("0002-01-01T00:00:00Z");

  private EngineJson() {}

  /** A text; empty texts count as absent, as they do in Go. */
  public static Optional<String> text(JsonNode from, String path) {
    var value = from.at(path);
    return value.isTextual() && !value.textValue().isEmpty()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  public static String textOrEmpty(JsonNode from, String path) {
    return text(from, path).orElse("");
  }

  public static Optional<Integer> whole(JsonNode from, String path) {
    var value = from.at(path);
    return value.isIntegralNumber() && value.canConvertToInt()
        ? Optional.of(value.intValue())
        : Optional.empty();
  }

  /** A time as Go writes it: RFC 3339 with up to nine digits of a second; in year 1 it is none. */
  public static Optional<Instant> time(JsonNode from, String path) {
    return text(from, path).flatMap(EngineJson::instant).filter(NEVER::isBefore);
  }

  /** An object, empty if there is none. */
  public static ObjectNode object(JsonNode from, String path) {
    return from.at(path) instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }

  /** A label, whatever characters are in its key. */
  public static Optional<String> label(JsonNode spec, String key) {
    return Optional.ofNullable(spec.path("Labels").get(key))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
