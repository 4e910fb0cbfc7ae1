package io.swarmkeeper.cli.nats;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.bus.stream.StreamSpec;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.record.checkpoint.ChainHead;
import io.swarmkeeper.record.verify.ChainEnd;
import io.swarmkeeper.record.verify.Cursor;
import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import io.swarmkeeper.record.verify.PartitionRemoval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The journal as its stream had it at one moment. */
final class StoredJournal implements SwarmConnection.JournalSnapshot {
  private static final Duration WAIT = Duration.ofMillis(250);
  private static final int ENOUGH = 8;
  private static final int PATIENCE = 60;

  private final Bus bus;
  private final Streams streams;
  private final Subjects subjects;
  private final StreamSpec.State state;
  private final Optional<ChainEnd> head;
  private final List<EntryQueue> queues = new ArrayList<>();

  private StoredJournal(
      Bus bus, Subjects subjects, StreamSpec.State state, Optional<ChainEnd> head) {
    this.bus = bus;
    this.streams = new Streams(bus);
    this.subjects = subjects;
    this.state = state;
    this.head = head;
  }

  /** The checkpoint is asked for before the last sequence, so that it is not behind that. */
  static SwarmConnection.JournalSnapshot open(Bus bus, Subjects subjects)
      throws BusUnavailable, UnreadableMessage {
    var head = head(bus, subjects);
    return new StoredJournal(bus, subjects, new Streams(bus).state(subjects.stream()), head);
  }

  private static Optional<ChainEnd> head(Bus bus, Subjects subjects)
      throws BusUnavailable, UnreadableMessage {
    var bucket = new Bucket(bus, subjects.checkpointsBucket());
    if (!bucket.exists()) {
      return Optional.empty(); // no checkpoint was ever made
    }
    try {
      var value = bucket.get(ChainHead.KEY);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      var head = Wire.read(value.get().value(), ChainHead.class);
      return Optional.of(new ChainEnd(head.number(), head.hash(), head.published()));
    } catch (UnreadableValue e) {
      throw new UnreadableMessage(e.getMessage(), e);
    }
  }

  @Override
  public long first() {
    return Math.max(1, state.first());
  }

  @Override
  public long last() {
    return state.last();
  }

  @Override
  public long now() throws GiveUp {
    try {
      return streams.state(subjects.stream()).last();
    } catch (BusUnavailable e) {
      throw GiveUp.unknown(e.getMessage() + ".");
    }
  }

  /** An hour less: clocks differ. */
  @Override
  public Instant keptSince() {
    return Instant.now().minus(Journal.MAX_AGE).plus(Duration.ofHours(1));
  }

  @Override
  public Optional<ChainEnd> chainEnd() {
    return head;
  }

  @Override
  public Optional<ChainEnd> chainEndNow() throws CannotCompare {
    try {
      return head(bus, subjects);
    } catch (BusUnavailable | UnreadableMessage e) {
      throw new CannotCompare("the end of the chain of checkpoints cannot be read", e);
    }
  }

  /** What cannot be read says nothing of any partition; the comparison names it anyway. */
  @Override
  public List<PartitionRemoval> expired() throws GiveUp, InterruptedException {
    try {
      var all = streams.since(subjects.stream(), subjects.partitionsExpired(), Instant.EPOCH);
      return all.stream().flatMap(entry -> PartitionRemoval.of(entry, subjects).stream()).toList();
    } catch (BusUnavailable e) {
      throw GiveUp.unknown(e.getMessage() + ".");
    }
  }

  @Override
  public Cursor<Delivery> entries(long from, long to) {
    return new EntryRange(from, Math.min(to, state.last()));
  }

  @Override
  public void close() {
    queues.forEach(EntryQueue::close);
  }

  private final class EntryRange implements Cursor<Delivery> {
    private final long to;
    private final EntryQueue queue;
    private long taken;
    private int idle;
    private boolean ended;

    EntryRange(long from, long to) {
      this.to = to;
      this.ended = from > to;
      this.queue = new EntryQueue(streams, subjects, new StartAt.Sequence(from));
      queues.add(queue);
    }

    @Override
    public Optional<Delivery> next() throws CannotCompare, InterruptedException {
      while (!ended) {
        var entry = queue.next(WAIT);
        if (entry.isPresent()) {
          taken++;
          idle = 0;
          ended = entry.get().streamSequence() >= to;
          return entry.filter(e -> e.streamSequence() <= to);
        }
        ended = nothingLeft();
      }
      return Optional.empty();
    }

    /** The last sequences of a range may be gone from the stream. */
    private boolean nothingLeft() throws CannotCompare {
      idle++;
      if (!queue.alive() || (idle > PATIENCE && queue.troubled())) {
        throw new CannotCompare(queue.end());
      }
      return idle > ENOUGH && queue.allRead(taken);
    }
  }
}
