package io.swarmkeeper.engine.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.engine.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the lines of event streams and passes each event on once. The engine's {@code since} is
 * inclusive, so the last event of the old connection is the first of the new one.
 */
final class Lines {
  private static final int REMEMBERED = 1024;
  private static final long NANOS = 1_000_000_000L;

  private final Set<Key> seen = new LinkedHashSet<>();
  private long last;

  /** The event of this line, unless it was passed on before. */
  Optional<EngineEvent> read(String line) throws IOException {
    var json = Json.read(line);
    var nanos = json.path("timeNano").asLong();
    var event = event(json, nanos);
    last = Math.max(last, nanos);
    if (!seen.add(new Key(nanos, event.type(), event.action(), event.actor()))) {
      return Optional.empty();
    }
    if (seen.size() > REMEMBERED) {
      seen.remove(seen.iterator().next());
    }
    return Optional.of(event);
  }

  /** The time of the newest event as the engine's API wants it; absent before the first one. */
  Optional<String> since() {
    return last == 0
        ? Optional.empty()
        : Optional.of("%d.%09d".formatted(last / NANOS, last % NANOS));
  }

  private static EngineEvent event(JsonNode json, long nanos) {
    var attributes =
        json.at("/Actor/Attributes").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
    return new EngineEvent(
        json.path("Type").asText(),
        json.path("Action").asText(),
        json.at("/Actor/ID").asText(),
        attributes,
        Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS));
  }

  private record Key(long nanos, String type, String action, String actor) {}
}
