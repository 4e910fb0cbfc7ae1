package io.swarmkeeper.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** JSON trees that keep every number as it was written, and how to compare them. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Comparator<JsonNode> BY_VALUE =
      (a, b) ->
          a.isNumber() && b.isNumber()
              ? a.decimalValue().compareTo(b.decimalValue())
              : a.equals(b) ? 0 : 1;

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** Reads one document; no text is a missing node. */
  public static JsonNode read(String text) throws JsonProcessingException {
    return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
  }

  /** Reads a document that the program itself wrote. */
  public static ObjectNode parse(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The bytes of a tree. */
  public static byte[] write(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "a JSON tree cannot be written: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Whether two trees say the same: the order of keys and the Java type of a number do not count.
   */
  public static boolean same(JsonNode a, JsonNode b) {
    return a.equals(BY_VALUE, b);
  }

  /** The objects of an array; {@code null} and a missing node are an empty one. */
  public static List<ObjectNode> objects(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(ObjectNode.class::cast).toList();
  }

  /** The version index of a service or node, which the next write must name. */
  public static long version(JsonNode object) {
    return object.at("/Version/Index").asLong();
  }
}
