package io.swarmkeeper.planner.nats;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.Rejected;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.shell.Reception.Intake;
import java.util.Optional;

/** Requests enter the journal as they were signed. */
public record JournalIntake(Journal journal) implements Intake {
  @Override
  public void take(Entry request, Optional<PublicKey> provenBy)
      throws Rejected, NotSent, InterruptedException {
    try {
      journal.requests().take(request, provenBy);
    } catch (NotPublished e) {
      throw new NotSent(e.getMessage(), e);
    }
  }
}
