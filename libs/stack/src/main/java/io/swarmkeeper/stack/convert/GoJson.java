package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.text.GoNumber;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** JSON as Go's encoder writes it: what is empty is left out. */
final class GoJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private GoJson() {}

  static ObjectNode object() {
    return NODES.objectNode();
  }

  static ArrayNode array() {
    return NODES.arrayNode();
  }

  static ObjectNode strings(Map<String, String> map) {
    ObjectNode object = object();
    map.forEach(object::put);
    return object;
  }

  /** A mapping's values as strings, sorted by key. */
  static ObjectNode strings(Mapping mapping) {
    ObjectNode object = object();
    mapping.fields().keySet().stream()
        .sorted()
        .forEach(key -> object.put(key, GoPrint.print(mapping.get(key).orElseThrow())));
    return object;
  }

  static ArrayNode texts(Collection<String> texts) {
    ArrayNode array = array();
    texts.forEach(array::add);
    return array;
  }

  static List<String> printed(List<Value> items) {
    return items.stream().map(GoPrint::print).toList();
  }

  static void text(ObjectNode to, String name, String text) {
    if (!text.isEmpty()) {
      to.put(name, text);
    }
  }

  static void list(ObjectNode to, String name, Collection<String> texts) {
    set(to, name, texts(texts));
  }

  static void number(ObjectNode to, String name, long number) {
    if (number != 0) {
      to.put(name, number);
    }
  }

  static void flag(ObjectNode to, String name, boolean on) {
    if (on) {
      to.put(name, true);
    }
  }

  static void set(ObjectNode to, String name, ContainerNode<?> node) {
    if (!node.isEmpty()) {
      to.set(name, node);
    }
  }

  /** A whole number, also from 3.0; absent is 0. */
  static long number(Mapping from, String key) {
    return given(from, key).orElse(0);
  }

  /** A whole number if it is there. */
  static OptionalLong given(Mapping from, String key) {
    Optional<Value> value = from.get(key);
    if (value.isPresent() && value.get() instanceof Whole(_, var number)) {
      return OptionalLong.of(number.longValue());
    }
    return value.isPresent() && value.get() instanceof Real(_, var number)
        ? OptionalLong.of(
            number < 0 ? GoNumber.signed(number) : GoNumber.unsigned(number).longValue())
        : OptionalLong.empty();
  }

  /** A count up to 64 bits without sign, if it is there. */
  static Optional<BigInteger> count(Mapping from, String key) {
    return switch (from.get(key).orElse(null)) {
      case Whole(_, var number) -> Optional.of(number);
      case Real(_, var number) -> Optional.of(GoNumber.unsigned(number));
      case null, default -> Optional.empty();
    };
  }

  static void unsigned(ObjectNode to, String name, BigInteger number) {
    long bits = number.longValue();
    to.set(
        name,
        bits >= 0
            ? NODES.numberNode(bits)
            : NODES.numberNode(new BigInteger(Long.toUnsignedString(bits))));
  }

  /** Nanoseconds of a duration that the schema has let through; absent is 0. */
  static long nanos(Mapping from, String key) {
    return GoDuration.nanos(from.text(key)).orElse(0);
  }
}
