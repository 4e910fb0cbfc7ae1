package io.swarmkeeper.executor.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.executor.execution.Ledger;
import io.swarmkeeper.executor.execution.Revisions;
import io.swarmkeeper.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The journal and its buckets of claims and revisions. */
public record JournalLedger(Journal journal) implements Ledger, Revisions {
  @Override
  public boolean answered(MessageId command) throws BusUnavailable, InterruptedException {
    return journal.answered(command);
  }

  /** Whatever is no operation's id makes the claim nobody's. */
  @Override
  public Optional<OperationId> holder(Claim claim) throws BusUnavailable {
    try {
      return journal
          .claims()
          .get(claim.value())
          .map(held -> new OperationId(new String(held.value(), StandardCharsets.UTF_8)));
    } catch (UnreadableValue | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Revision> find(String key) throws BusUnavailable {
    try {
      var stored = journal.revisions().get(key);
      return stored.isPresent()
          ? Optional.of(Wire.read(stored.get().value(), Revision.class))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // too long for a key: nothing is there
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("revision " + key + " " + e.getMessage(), e);
    }
  }
}
