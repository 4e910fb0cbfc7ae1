package io.swarmkeeper.record.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.checkpoint.Leaf;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A document as Elasticsearch has it.
 *
 * @param index the index that holds it, for people
 */
public record IndexedCopy(String index, String id, JsonNode source) {
  /** The sequence that it claims; one beyond all for a document without any. */
  public long sequence() {
    return source.at("/event/sequence").asLong(Long.MAX_VALUE);
  }

  String text(String pointer) {
    return source.at(pointer).asText();
  }

  /** Whether it is in this data stream. */
  boolean in(String target) {
    return index.equals(target) || index.startsWith(".ds-" + target + "-");
  }

  boolean dead() {
    return text("/keeper/record").equals("dead_letter");
  }

  /** The leaf that it would have; none where it lacks what a leaf is made from. */
  Optional<byte[]> leaf() {
    return entry().map(entry -> Leaf.of(entry, text("/event/hash")));
  }

  /** The headers that were sealed with it. */
  private Map<String, String> headers() {
    var headers = new TreeMap<String, String>();
    for (var field : source.at("/keeper/signature").properties()) {
      headers.put("keeper-" + field.getKey().replace('_', '-'), field.getValue().asText());
    }
    return headers;
  }

  /** The message that it says it is made from, if it is of this kind. */
  <T> Optional<T> message(Class<T> kind) {
    try {
      var bytes = text("/event/original").getBytes(StandardCharsets.UTF_8);
      var message = Wire.decode(bytes, Map.of()).message();
      return kind.isInstance(message) ? Optional.of(kind.cast(message)) : Optional.empty();
    } catch (UnreadableMessage | RuntimeException _) {
      return Optional.empty();
    }
  }

  /** The entry that it says it is made from, as far as it was kept. */
  Optional<Delivery> entry() {
    return published()
        .map(stored ->
            new Delivery(
                text("/keeper/stream/subject"),
                headers(),
                text("/event/original").getBytes(StandardCharsets.UTF_8),
                sequence(),
                stored,
                1,
                0));
  }

  Optional<Instant> time() {
    return instant("/@timestamp");
  }

  private Optional<Instant> published() {
    return instant("/keeper/stream/published");
  }

  private Optional<Instant> instant(String pointer) {
    try {
      return Optional.of(Instant.parse(text(pointer)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
