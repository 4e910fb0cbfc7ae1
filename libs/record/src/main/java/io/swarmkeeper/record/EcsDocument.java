package io.swarmkeeper.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;

/**
 * One document of the audit record. Id and target are functions of the message alone, so that a
 * message that is indexed again meets itself.
 *
 * @param target the data stream that it goes to
 * @param json its fields, as they are sent: thousands of them wait in memory, and a tree takes ten
 *     times the room
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record EcsDocument(String target, String id, byte[] json) {
  private static final long NANOS = 1_000_000_000;

  /**
   * The id of an entry's document: its sequence, and when the journal stored it, in nanoseconds.
   * The time tells two journals apart that had the same name one after another, and nobody can take
   * the id of an entry that is yet to come (docs/decisions/0041).
   */
  public static String id(Delivery entry) {
    var stored = entry.storedAt();
    var nanos = stored.getEpochSecond() * NANOS + stored.getNano();
    return entry.streamSequence() + "-" + nanos;
  }

  public ObjectNode fields() {
    try {
      return Wire.read(json, ObjectNode.class);
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("what was written as JSON can be read", e);
    }
  }
}
