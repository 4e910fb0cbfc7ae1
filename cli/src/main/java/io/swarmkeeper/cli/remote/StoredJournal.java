package io.swarmkeeper.cli.remote;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.bus.stream.StreamSpec;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.checkpoint.Head;
import io.swarmkeeper.record.verify.Cursor;
import io.swarmkeeper.record.verify.Removal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The journal in its stream, read in order with a bounded number of entries ahead. */
final class StoredJournal implements Remote.Stored {
  private static final int AHEAD = 1000;
  private static final long WAIT_MILLIS = 250;
  private static final int ENOUGH = 8;
  private static final int PATIENCE = 60;

  private final Streams streams;
  private final Subjects subjects;
  private final StreamSpec.State state;
  private final Optional<Head> head;
  private final List<Loop> loops = new ArrayList<>();

  private StoredJournal(
      Streams streams, Subjects subjects, StreamSpec.State state, Optional<Head> head) {
    this.streams = streams;
    this.subjects = subjects;
    this.state = state;
    this.head = head;
  }

  /** The checkpoint is asked for before the last sequence, so that it is not behind that. */
  static Remote.Stored open(Bus bus, Subjects subjects) throws BusUnavailable, UnreadableMessage {
    var head = head(bus, subjects);
    var streams = new Streams(bus);
    return new StoredJournal(streams, subjects, streams.state(subjects.stream()), head);
  }

  private static Optional<Head> head(Bus bus, Subjects subjects)
      throws BusUnavailable, UnreadableMessage {
    var bucket = new Bucket(bus, subjects.checkpointsBucket());
    if (!bucket.exists()) {
      return Optional.empty(); // no checkpoint was ever made
    }
    var value = bucket.get(Head.KEY);
    return value.isPresent()
        ? Optional.of(Wire.read(value.get().value(), Head.class)).filter(Head::published)
        : Optional.empty();
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

  @Override
  public Optional<Long> lastCheckpoint() {
    return head.map(Head::number);
  }

  /** What cannot be read says nothing of any partition; the comparison names it anyway. */
  @Override
  public List<Removal> expired() throws GiveUp, InterruptedException {
    try {
      var all = streams.since(subjects.stream(), subjects.partitionsExpired(), Instant.EPOCH);
      return all.stream().flatMap(entry -> Removal.of(entry).stream()).toList();
    } catch (BusUnavailable e) {
      throw GiveUp.unknown(e.getMessage() + ".");
    }
  }

  @Override
  public Cursor<Delivery> entries(long from, long to) {
    return new Entries(from, Math.min(to, state.last()));
  }

  @Override
  public void close() {
    loops.forEach(Loop::stop);
  }

  private final class Entries implements Cursor<Delivery> {
    private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(AHEAD);
    private final long to;
    private final Loop loop;
    private long taken;
    private int idle;
    private boolean ended;

    Entries(long from, long to) {
      this.to = to;
      this.ended = from > to;
      this.loop =
          streams.follow(
              subjects.stream(), subjects.journal(), new StartAt.Sequence(from), this::put);
      loops.add(loop);
    }

    private void put(Delivery delivery) {
      try {
        queue.put(delivery);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public Optional<Delivery> next() throws CannotCompare, InterruptedException {
      while (!ended) {
        var entry = queue.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        if (entry != null) {
          taken++;
          idle = 0;
          ended = entry.streamSequence() >= to;
          return entry.streamSequence() <= to ? Optional.of(entry) : Optional.empty();
        }
        ended = nothingLeft();
      }
      return Optional.empty();
    }

    /** The last sequences of a range may be gone from the stream. */
    private boolean nothingLeft() throws CannotCompare {
      idle++;
      if (!loop.alive() || (idle > PATIENCE && loop.trouble().isPresent())) {
        throw new CannotCompare(
            "Reading the journal has ended: " + loop.trouble().orElse("nobody said why") + ".");
      }
      return idle > ENOUGH && loop.lag() == 0 && loop.counts().done() == taken;
    }
  }
}
