package io.swarmkeeper.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
  public ObjectNode fields() {
    try {
      return Wire.read(json, ObjectNode.class);
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("what was written as JSON can be read", e);
    }
  }
}
