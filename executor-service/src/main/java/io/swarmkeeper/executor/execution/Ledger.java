package io.swarmkeeper.executor.execution;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import java.util.Optional;

/** What is on record about commands and the operations that sent them. */
public interface Ledger {
  /** Whether the outcome of this command is in the journal. */
  boolean answered(MessageId command) throws BusUnavailable, InterruptedException;

  /** The operation that has this in hand now. */
  Optional<OperationId> holder(Claim claim) throws BusUnavailable;
}
