package io.swarmkeeper.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Messages as nobody should send them, made from the samples: something is missing, null, of
 * another type, huge, deep or extreme, or it is no message at all. The same seed makes the same
 * messages.
 */
public final class BadMessages {
  /** A few hundred; very many when everything is tried. */
  public static final int MANY = Boolean.getBoolean("keeper.full") ? 100_000 : 600;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int HUGE = 50_000;
  private static final int DEEP = 400;
  private static final int MOST_COPIES = 2_000;
  private static final List<Integer> BOUNDS = List.of(32, 64, 65, 200, 248, 249, 256, 257);
  private static final List<String> KINDS =
      List.of(
          "missing",
          "null",
          "of another type",
          "huge",
          "deep",
          "at a bound",
          "extreme",
          "extreme",
          "extreme");
  private static final String AS_IT_IS = "\u00a4";
  private static final List<String> EXTREMES =
      List.of(
          "9223372036854775807",
          "-9223372036854775808",
          "2147483648",
          "-1",
          "0",
          "1e400",
          "1e99999999",
          "-1e-400",
          "99999999999999999999999999",
          "\"PT9999999999999H\"",
          "\"PT-5M\"",
          "\"PT0S\"",
          "\"P1000000000D\"",
          "\"+999999999-12-31T23:59:59Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"0000-00-00T00:00:00Z\"",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"../../..\"",
          "\"a.b.*.>\"",
          "\"\\u202e\\n\\u001b[2J\"");
  private static final List<String> NO_MESSAGES =
      List.of(
          "null",
          "",
          "{}",
          "[]",
          "0",
          "\"text\"",
          "{\"data\":{}}",
          "[".repeat(100_000),
          "{\"data\":".repeat(50_000),
          "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"s\",\"type\":\"nothing\",\"data\":{}}",
          "{\"specversion\":\"1.0\"",
          "\u0000\u0001");

  private BadMessages() {}

  /**
   * One of them.
   *
   * @param what type and mutation, for people
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Bad(int number, MessageType type, String what, byte[] body) {
    @Override
    public String toString() {
      return number + ": " + type.kind() + ", " + what;
    }
  }

  /** So many of them, of every type in turn. */
  public static Stream<Bad> some(long seed, int count) {
    return some(seed, count, _ -> true);
  }

  /** So many of them, of each of these types in turn. */
  public static Stream<Bad> some(long seed, int count, Predicate<MessageType> types) {
    var samples = samples();
    samples.keySet().removeIf(types.negate());
    return IntStream.range(0, count).mapToObj(n -> bad(seed, n, samples));
  }

  /** A message of this type as it should be. */
  public static byte[] good(MessageType type) {
    return samples().get(type).toString().getBytes(StandardCharsets.UTF_8);
  }

  /** So many changed copies of another JSON text that is read from outside, as their bytes. */
  public static Stream<byte[]> like(byte[] sample, long seed, int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> {
          try {
            var random = new Random(seed * 1_000_003 + number);
            var copy = (ObjectNode) JSON.readTree(sample);
            var _ = change(copy, random);
            return extreme(copy.toString()).getBytes(StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static String extreme(String text) {
    var extreme = text;
    for (var i = 0; i < EXTREMES.size(); i++) {
      extreme = extreme.replace("\"" + AS_IT_IS + i + AS_IT_IS + "\"", EXTREMES.get(i));
    }
    return extreme;
  }

  private static Bad bad(long seed, int number, Map<MessageType, JsonNode> samples) {
    var random = new Random(seed * 1_000_003 + number);
    var types = List.copyOf(samples.keySet());
    var type = types.get(number % types.size());
    if (random.nextInt(25) == 0) {
      var text = NO_MESSAGES.get(random.nextInt(NO_MESSAGES.size()));
      return new Bad(number, type, "no message at all", text.getBytes(StandardCharsets.UTF_8));
    }
    var message = samples.get(type).<ObjectNode>deepCopy();
    var what = new ArrayList<String>();
    var changes = random.nextInt(4) == 0 ? 2 : 1;
    for (var i = 0; i < changes; i++) {
      what.add(change(message, random));
    }
    var body = extreme(message.toString()).getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(40) == 0) {
      return new Bad(number, type, "cut off", Arrays.copyOf(body, random.nextInt(body.length)));
    }
    return new Bad(number, type, String.join("; ", what), body);
  }

  private static String change(ObjectNode message, Random random) {
    var places = new ArrayList<Place>();
    find(message, "", places);
    if (places.isEmpty()) {
      return "nothing is left";
    }
    var place = places.get(random.nextInt(places.size()));
    var how = random.nextInt(KINDS.size());
    var kind = KINDS.get(how);
    switch (how) {
      case 0 -> place.remove();
      case 1 -> place.set(NODES.nullNode());
      case 2 -> place.set(other(place.value(), random));
      case 3 -> place.set(huge(place.value()));
      case 4 -> place.set(deep());
      case 5 -> lengthen(places, place.value(), random);
      default -> place.set(TextNode.valueOf(AS_IT_IS + random.nextInt(EXTREMES.size()) + AS_IT_IS));
    }
    return kind + ": " + place.path();
  }

  /** A text becomes as long as some bound allows, and so do all that say the same. */
  private static void lengthen(List<Place> places, JsonNode value, Random random) {
    var text = value.asText();
    var more = BOUNDS.get(random.nextInt(BOUNDS.size())) - text.length();
    var at = text.lastIndexOf('#') < 0 ? text.length() : text.lastIndexOf('#');
    var longer = text.substring(0, at) + "x".repeat(Math.max(0, more)) + text.substring(at);
    places.stream()
        .filter(place -> value.isTextual() && place.value().equals(value))
        .forEach(place -> place.set(TextNode.valueOf(longer)));
  }

  private static JsonNode other(JsonNode value, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> value.isTextual() ? NODES.numberNode(7) : NODES.textNode("seven");
      case 1 -> NODES.booleanNode(true);
      case 2 -> value.isObject() ? NODES.arrayNode().add(value.deepCopy()) : NODES.objectNode();
      case 3 -> value.isArray() ? NODES.objectNode() : NODES.arrayNode().add((String) null);
      default -> NODES.arrayNode();
    };
  }

  private static JsonNode huge(JsonNode value) {
    if (value instanceof ArrayNode array && !array.isEmpty()) {
      var copies = array.deepCopy();
      for (var i = 0; i < MOST_COPIES; i++) {
        copies.add(array.get(0).<JsonNode>deepCopy());
      }
      return copies;
    }
    return NODES.textNode("x".repeat(HUGE));
  }

  private static JsonNode deep() {
    var inner = NODES.arrayNode();
    for (var i = 0; i < DEEP; i++) {
      inner = NODES.arrayNode().add(inner);
    }
    return inner;
  }

  private record Place(JsonNode parent, String name, int index, String path) {
    JsonNode value() {
      return parent instanceof ObjectNode object ? object.path(name) : parent.path(index);
    }

    void set(JsonNode value) {
      if (parent instanceof ObjectNode object) {
        var _ = object.set(name, value);
      } else {
        ((ArrayNode) parent).set(index, value);
      }
    }

    void remove() {
      if (parent instanceof ObjectNode object) {
        var _ = object.remove(name);
      } else {
        ((ArrayNode) parent).remove(index);
      }
    }
  }

  private static void find(JsonNode node, String path, List<Place> places) {
    if (node instanceof ObjectNode object) {
      for (var field : object.properties()) {
        var at = path + "/" + field.getKey();
        places.add(new Place(object, field.getKey(), 0, at));
        find(field.getValue(), at, places);
      }
    } else if (node instanceof ArrayNode array && array.size() < MOST_COPIES / 2) {
      for (var i = 0; i < array.size(); i++) {
        var at = path + "/" + i;
        places.add(new Place(array, "", i, at));
        find(array.get(i), at, places);
      }
    }
  }

  private static Map<MessageType, JsonNode> samples() {
    var all = new TreeMap<MessageType, JsonNode>();
    for (var type : MessageType.values()) {
      try (var in = BadMessages.class.getResourceAsStream("/samples/" + type.kind() + ".json")) {
        all.put(type, JSON.readTree(in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }
}
