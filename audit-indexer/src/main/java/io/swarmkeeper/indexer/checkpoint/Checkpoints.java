package io.swarmkeeper.indexer.checkpoint;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.bucket.ChangedMeanwhile;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.CheckpointMade;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.indexer.checkpoint.SealedJournal.StoredHead;
import io.swarmkeeper.indexer.placing.Sleep;
import io.swarmkeeper.record.EcsMapping;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.checkpoint.ChainHead;
import io.swarmkeeper.record.checkpoint.Sealing;
import io.swarmkeeper.record.checkpoint.Sealing.Place;
import io.swarmkeeper.record.checkpoint.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes checkpoints after the fact. Any number of indexers may do so: the end of the chain is moved
 * by compare-and-set before anything is published, and who loses does nothing. A process that dies
 * in between leaves the message to the next.
 */
public final class Checkpoints {
  /** How much longer than it works it rests, while the record is behind and while it is not. */
  private static final int REST_BEHIND = 49;

  private static final int REST = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final Surroundings around;
  private final SealedJournal journal;
  private final Keys keys;
  private final CheckpointPace pace;
  private final Sleep sleep;
  private final Instant started;

  /** Seals nothing before {@link #sealDue()}. */
  public Checkpoints(
      Surroundings around, SealedJournal journal, Keys keys, CheckpointPace pace, Sleep sleep) {
    this.around = around;
    this.journal = journal;
    this.keys = keys;
    this.pace = pace;
    this.sleep = sleep;
    this.started = around.clock().instant();
  }

  /**
   * Whose checkpoints they are, who makes them, and when it is.
   *
   * @param unindexed how many entries of the journal are not in the record yet
   */
  public record Surroundings(
      Subjects subjects, String source, Clock clock, LongSupplier unindexed) {}

  /** No checkpoint can be made; the sentence says why and what to do. */
  public static final class CannotSign extends Exception {
    private static final long serialVersionUID = 1L;

    CannotSign(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  /** The key to sign with, and the key before where it changes. */
  private record Pen(Signer signer, Optional<Signer> before) {}

  /**
   * Publishes what another left unpublished, and seals whatever is due. Between two checkpoints it
   * rests, and for much longer while more waits to be indexed than a checkpoint seals: that goes
   * first.
   */
  public void sealDue() throws BusUnavailable, NotPublished, CannotSign, InterruptedException {
    var more = true;
    while (more) {
      var start = around.clock().instant();
      try {
        more = step();
      } catch (IOException e) {
        throw new CannotSign("the key for checkpoints cannot be used: " + e.getMessage(), e);
      }
      if (more) {
        sleep.of(rest(Duration.between(start, around.clock().instant())));
      }
    }
  }

  private Duration rest(Duration worked) {
    return worked.multipliedBy(around.unindexed().getAsLong() > pace.every() ? REST_BEHIND : REST);
  }

  /** One checkpoint; returns whether another may be due. */
  private boolean step()
      throws BusUnavailable, NotPublished, CannotSign, IOException, InterruptedException {
    try {
      var loaded = journal.head();
      if (loaded.isPresent() && !loaded.get().head().published()) {
        tell(loaded.get());
        return true;
      }
      var head = loaded.map(StoredHead::head);
      var pen = pen(head); // made before it is needed, so that its public half can be copied away
      if (!pace.due(head, journal.last(), started, around.clock().instant())) {
        return false;
      }
      var place =
          head.map(h -> h.place(around.subjects().swarm()))
              .orElse(Place.beginning(around.subjects().swarm()));
      var entries = journal.entries(place.last() + 1, pace.every());
      if (entries.stream().allMatch(this::isCheckpoint)) {
        return false; // nothing but seals: to seal those would never end
      }
      seal(loaded, place, entries, pen);
      return true;
    } catch (ChangedMeanwhile _) {
      return true; // another indexer was faster
    }
  }

  private void seal(Optional<StoredHead> before, Place place, List<Delivery> entries, Pen pen)
      throws ChangedMeanwhile, BusUnavailable, IOException {
    var sealing = new Sealing(place);
    entries.forEach(sealing::add);
    var checkpoint = sealing.seal(EcsMapping.VERSION, pen.signer(), pen.before());
    var now = around.clock().instant();
    var id = new MessageId("checkpoint/" + around.subjects().swarm() + "/" + checkpoint.number());
    var envelope = Envelope.unasked(id, around.source(), now, new CheckpointMade(checkpoint));
    var message = new String(Wire.encode(envelope), StandardCharsets.UTF_8);
    journal.replace(before, ChainHead.of(checkpoint, now, message));
    LOG.info("checkpoint made: {}", AnchoredCheckpoint.of(checkpoint).line());
    if (pen.before().isPresent()) {
      keys.takeOver();
    }
  }

  /** The chain goes on with the key that it has, or with one that this key signs in. */
  private Pen pen(Optional<ChainHead> head) throws IOException, CannotSign {
    var present = keys.present();
    var next = keys.next();
    if (next.isPresent() && head.filter(h -> signedBy(h, next.get())).isPresent()) {
      keys.takeOver(); // the process ended between moving the chain and moving the files
      return new Pen(next.get(), Optional.empty());
    }
    if (head.isPresent() && !signedBy(head.get(), present)) {
      throw new CannotSign(
          "the checkpoints of this journal are signed by another key than "
              + present.id()
              + ": give this indexer the same key file, or see docs/audit.md for a lost key",
          null);
    }
    return next.map(signer -> new Pen(signer, Optional.of(present)))
        .orElse(new Pen(present, Optional.empty()));
  }

  private static boolean signedBy(ChainHead head, Signer signer) {
    return head.publicKey().equals(signer.publicKey());
  }

  private void tell(StoredHead loaded)
      throws ChangedMeanwhile, BusUnavailable, NotPublished, InterruptedException {
    try {
      var message = loaded.head().message().getBytes(StandardCharsets.UTF_8);
      journal.publish(Wire.decode(message, Map.of()));
      journal.replace(Optional.of(loaded), loaded.head().told());
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("a message of ours can be read", e);
    }
  }

  private boolean isCheckpoint(Delivery entry) {
    return entry.subject().equals(around.subjects().checkpointsMade());
  }
}
