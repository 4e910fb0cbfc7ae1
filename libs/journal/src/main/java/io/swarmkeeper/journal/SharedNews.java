package io.swarmkeeper.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.DriftFound;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.util.List;

/**
 * What more than one watcher sees, as each manager may lead: it has one id, whoever says it, and
 * the first says it for all.
 */
final class SharedNews {
  private static final List<String> WHO_AND_WHEN = List.of("nodeId", "watcher", "seenAt");

  private SharedNews() {}

  /** Whether what is stored says the same as this news, by whichever watcher. */
  static boolean repeats(Delivery stored, Envelope news, Subjects subjects) {
    if (!(news.message() instanceof Observation || news.message() instanceof DriftFound)) {
      return false;
    }
    try {
      var other = EntryReading.ofJournal(stored, subjects).envelope();
      return other.id().equals(news.id())
          && MessageType.of(other.message()) == MessageType.of(news.message())
          && content(other.message()).equals(content(news.message()));
    } catch (UnreadableMessage _) {
      return false;
    }
  }

  private static ObjectNode content(Message message) throws UnreadableMessage {
    return Wire.read(Wire.json(message), ObjectNode.class).without(WHO_AND_WHEN);
  }
}
