package io.swarmkeeper.planner.nats;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.planner.shell.Outbound;

/** Messages leave into the journal. */
public record JournalOutbound(Journal journal) implements Outbound {
  @Override
  public void send(Envelope envelope) throws NotSent, InterruptedException {
    try {
      var _ = journal.publish(envelope);
    } catch (NotPublished e) {
      throw new NotSent(e.getMessage(), e);
    }
  }
}
