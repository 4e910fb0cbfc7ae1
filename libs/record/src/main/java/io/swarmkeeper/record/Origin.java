package io.swarmkeeper.record;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Subjects;
import java.time.Instant;

/**
 * How a message came to the indexer.
 *
 * @param subjects of the swarm whose journal it is
 * @param delivery the message with its place in the journal
 * @param readAt when the indexer read it
 */
public record Origin(Subjects subjects, Delivery delivery, Instant readAt) {
  String swarm() {
    return subjects.swarm();
  }
}
