package io.swarmkeeper.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contract of before subjects said who sends a message (docs/decisions/0049). A journal of then
 * stays readable, for people; as anybody could say anything on it, nothing in it is believed.
 *
 * @param now the swarm's subjects of today
 */
public record EarlierContract(Subjects now) {
  private static final String NOT_SAID = "not said";

  /** Whether a stream that takes in these subjects is one of then. */
  public boolean made(List<String> takes) {
    return takes.contains("keeper." + now.swarm() + ".>");
  }

  /** Where a message stood. */
  public String of(Message message) {
    var kind = MessageType.of(message).kind();
    return switch (message) {
      case Request _ -> now.family("request") + kind;
      case Outcome o -> now.family("outcome") + Subjects.token(o.command().value());
      case Event _ -> now.family("event") + kind;
      case Command _, Observation _ -> now.of(message);
    };
  }

  /**
   * What it says, with nobody who has proved to have asked for it.
   *
   * @throws UnreadableMessage if it cannot be read, or did not stand where it should have even then
   */
  public Envelope read(String subject, byte[] body, Map<String, String> headers, Instant storedAt)
      throws UnreadableMessage {
    var bytes = Wire.isStructured(headers) ? completed(body) : body;
    var envelope = Wire.decode(bytes, headers, storedAt);
    var right = of(envelope.message());
    if (!subject.equals(right)) {
      throw new UnreadableMessage("what it says belongs on " + right + ", not on " + subject);
    }
    return envelope.asked(Optional.empty());
  }

  /** With what has to be said today and could not be said then. */
  private static byte[] completed(byte[] body) throws UnreadableMessage {
    var event = Wire.read(body, JsonNode.class);
    var type = MessageType.named(event.path("type").asText()).map(MessageType::recordType);
    if (type.isEmpty() || !(event.get("data") instanceof ObjectNode data)) {
      return body;
    }
    if (Outcome.class.isAssignableFrom(type.get())) {
      data.putIfAbsent("nodeId", data.textNode(NOT_SAID));
    } else if (Request.Steering.class.isAssignableFrom(type.get())) {
      data.putIfAbsent("about", data.textNode(NOT_SAID));
    }
    return Wire.json(event);
  }
}
