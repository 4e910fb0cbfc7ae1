package io.swarmkeeper.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/** What the engine's "no" means for the caller; Swarm puts quite different things into HTTP 500. */
final class Refusals {
  private static final String STALE = "update out of sequence";
  private static final int SERVER_ERROR = 500;

  /** Swarm's words for having no leader just now; a write may have been committed. */
  private static final List<String> NO_LEADER =
      List.of(
          "does not have a leader",
          "context deadline exceeded",
          "lost leader status",
          "code = DeadlineExceeded",
          "code = Unavailable");

  private Refusals() {}

  static EngineTrouble read(int status, String body) {
    var message = message(body);
    if (status >= SERVER_ERROR && message.contains(STALE)) {
      return new UpdateOutOfSequence(message);
    }
    if (status >= SERVER_ERROR && NO_LEADER.stream().anyMatch(message::contains)) {
      return new EngineUnreachable("the swarm does not answer: " + message);
    }
    return new EngineRefused(status, message.isEmpty() ? "HTTP " + status : message);
  }

  private static String message(String body) {
    try {
      var text = Json.read(body).path("message").asText();
      if (!text.isEmpty()) {
        return text.strip();
      }
    } catch (JsonProcessingException _) {
      // A proxy before the engine answers in its own words.
    }
    return body.strip();
  }
}
