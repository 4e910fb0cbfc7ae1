package io.swarmkeeper.planner.store;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.planner.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation as it is stored: its complete state, and what it has decided to send but may not
 * have sent yet. Both are one value, so that a crash between deciding and sending loses nothing.
 *
 * @param announced how many events it has announced: the number in the next one's id
 */
public record StoredOperation(Operation operation, int announced, List<Envelope> outbox) {
  public StoredOperation {
    outbox = List.copyOf(outbox);
  }

  /** After a decision: the next state, and more to send. */
  public StoredOperation next(Operation next, int announcedNow, List<Envelope> more) {
    var all = new ArrayList<>(outbox);
    all.addAll(more);
    return new StoredOperation(next, announcedNow, all);
  }

  /** After sending. */
  public StoredOperation sent() {
    return new StoredOperation(operation, announced, List.of());
  }
}
