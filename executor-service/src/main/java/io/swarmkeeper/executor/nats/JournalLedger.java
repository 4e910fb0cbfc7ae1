package io.swarmkeeper.executor.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.executor.execution.Ledger;
import io.swarmkeeper.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The journal and its bucket of claims. */
public final class JournalLedger implements Ledger {
  private final Journal journal;

  public JournalLedger(Journal journal) {
    this.journal = journal;
  }

  @Override
  public boolean answered(MessageId command) throws BusUnavailable {
    return journal.answered(command);
  }

  @Override
  public Optional<OperationId> holder(Claim claim) throws BusUnavailable {
    return journal
        .claims()
        .get(claim.value())
        .map(held -> new OperationId(new String(held.value(), StandardCharsets.UTF_8)));
  }
}
