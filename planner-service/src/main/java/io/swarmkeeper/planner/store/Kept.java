package io.swarmkeeper.planner.store;

import io.swarmkeeper.contract.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation as it is kept: its complete state, and what it has decided to send but may not have
 * sent yet. Both are one value, so that a crash between deciding and sending loses nothing.
 *
 * @param announced how many events it has announced: the number in the next one's id
 */
public record Kept(Running running, int announced, List<Envelope> outbox) {
  /** Keeps its own copy. */
  public Kept {
    outbox = List.copyOf(outbox);
  }

  /** After a decision: the next state, and more to send. */
  public Kept next(Running next, int announcedNow, List<Envelope> more) {
    var all = new ArrayList<>(outbox);
    all.addAll(more);
    return new Kept(next, announcedNow, all);
  }

  /** After sending. */
  public Kept sent() {
    return new Kept(running, announced, List.of());
  }
}
