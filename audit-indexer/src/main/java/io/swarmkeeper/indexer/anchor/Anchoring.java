package io.swarmkeeper.indexer.anchor;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Event.CheckpointMade;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.indexer.anchor.Anchor.NotAnchored;
import io.swarmkeeper.journal.EntryReading;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.checkpoint.Chain;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the checkpoints of the journal to one anchor. How far it is, NATS remembers; sealing does
 * not wait for it, whatever the anchor does.
 */
public final class Anchoring implements Streams.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Anchor anchor;
  private final Subjects subjects;
  private final AtomicReference<String> trouble = new AtomicReference<>();
  private final AtomicLong behind = new AtomicLong();

  public Anchoring(Anchor anchor, Subjects subjects) {
    this.anchor = anchor;
    this.subjects = subjects;
  }

  @Override
  public Handled handle(Delivery delivery) throws InterruptedException {
    var checkpoint = checkpoint(delivery);
    if (checkpoint.isEmpty()) {
      LOG.warn(
          "the entry {} is no good checkpoint, and is not anchored", delivery.streamSequence());
      return Handled.done();
    }
    try {
      anchor.append(AnchoredCheckpoint.of(checkpoint.get()));
      trouble.set(null);
      return Handled.done();
    } catch (NotAnchored e) {
      if (!e.getMessage().equals(trouble.getAndSet(e.getMessage()))) {
        LOG.warn(
            "checkpoint {} is not anchored yet, trying on: {}",
            checkpoint.get().number(),
            e.getMessage());
      }
      return Handled.again(AGAIN, e.getMessage());
    }
  }

  /** Anybody may publish what looks like a checkpoint: it must be what its key has signed. */
  private Optional<Checkpoint> checkpoint(Delivery delivery) {
    try {
      return EntryReading.ofJournal(delivery, subjects).envelope().message()
              instanceof CheckpointMade made
          ? Optional.ofNullable(made.checkpoint())
              .filter(c -> c.swarm().equals(subjects.swarm()))
              .filter(c -> new Chain(Optional.empty()).next(c).isEmpty())
          : Optional.empty();
    } catch (UnreadableMessage | RuntimeException _) {
      return Optional.empty();
    }
  }

  /** Asks how far the anchor is. */
  public void look(Streams streams) throws BusUnavailable {
    var position = streams.position(subjects.stream(), anchor.durable());
    behind.set(position.pending() + position.unacknowledged());
  }

  public Anchor anchor() {
    return anchor;
  }

  /** How many checkpoints it does not have yet, as last looked at. */
  public long behind() {
    return behind.get();
  }

  /** Why the last attempt failed. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }
}
