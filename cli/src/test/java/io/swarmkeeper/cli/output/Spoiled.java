package io.swarmkeeper.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Answers and messages in which every text that may be anything is something else. */
final class Spoiled {
  private final UnaryOperator<String> spoil;

  Spoiled(UnaryOperator<String> spoil) {
    this.spoil = spoil;
  }

  private interface Reading {
    void read(byte[] json) throws UnreadableMessage;
  }

  <T> T answer(T answer, Class<T> type) throws UnreadableMessage {
    return Wire.read(json(Wire.json(answer), bytes -> Wire.read(bytes, type)), type);
  }

  Message message(Message message) throws UnreadableMessage {
    var envelope = Envelope.unasked(new MessageId("m-1"), "keeper/x", Instant.EPOCH, message);
    return envelope(Wire.encode(envelope)).message();
  }

  Envelope envelope(byte[] sample) throws UnreadableMessage {
    return Wire.decode(json(sample, bytes -> Wire.decode(bytes, Map.of())), Map.of());
  }

  private byte[] json(byte[] json, Reading reading) throws UnreadableMessage {
    var root = Wire.read(json, JsonNode.class);
    spoil(root, root, reading);
    return bytes(root);
  }

  private void spoil(JsonNode root, JsonNode node, Reading reading) {
    if (node instanceof ObjectNode object) {
      object.properties().stream()
          .toList()
          .forEach(entry ->
              one(root, entry.getValue(), value -> object.set(entry.getKey(), value), reading));
    } else if (node instanceof ArrayNode array) {
      IntStream.range(0, array.size())
          .forEach(i -> one(root, array.get(i), value -> array.set(i, value), reading));
    }
  }

  private interface Putting {
    JsonNode put(JsonNode value);
  }

  /** What then cannot be read stays as it was: it is one of a few words, or a time. */
  private void one(JsonNode root, JsonNode value, Putting place, Reading reading) {
    if (!value.isTextual()) {
      spoil(root, value, reading);
      return;
    }
    var _ = place.put(TextNode.valueOf(spoil.apply(value.asText())));
    try {
      reading.read(bytes(root));
    } catch (UnreadableMessage _) {
      var _ = place.put(value);
    }
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
