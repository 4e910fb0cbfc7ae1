package io.swarmkeeper.planner.store;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.planner.operation.Operation;
import java.util.List;
import java.util.stream.Stream;

/**
 * One operation as it is stored: its complete state, and what it has decided to send but may not
 * have sent yet. Both are one value, so that a crash between deciding and sending loses nothing.
 *
 * @param announced how many events it has announced: the number in the next one's id
 * @param steeredBy the requests of people that it has answered: they may come again
 */
public record StoredOperation(
    Operation operation, int announced, List<MessageId> steeredBy, List<Envelope> outbox) {
  public StoredOperation {
    steeredBy = List.copyOf(steeredBy);
    outbox = List.copyOf(outbox);
  }

  /** Nothing has happened to it yet. */
  public static StoredOperation begun(Operation operation) {
    return new StoredOperation(operation, 0, List.of(), List.of());
  }

  /** After a decision: the next state, and more to send. */
  public StoredOperation next(Operation next, int announcedNow, List<Envelope> more) {
    return new StoredOperation(next, announcedNow, steeredBy, and(outbox, more));
  }

  /** The same, having answered this request of a person. */
  public StoredOperation steered(MessageId request) {
    return new StoredOperation(operation, announced, and(steeredBy, List.of(request)), outbox);
  }

  /** The same, with this to send after what there is. */
  public StoredOperation also(List<Envelope> more) {
    return new StoredOperation(operation, announced, steeredBy, and(outbox, more));
  }

  /** After sending. */
  public StoredOperation sent() {
    return new StoredOperation(operation, announced, steeredBy, List.of());
  }

  private static <T> List<T> and(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
