package io.swarmkeeper.cli.remote;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The journal as it lies in the stream. What cannot be read is passed over: its readers park it.
 */
final class JournalFeed implements Remote.Feed {
  private static final int AHEAD = 1000;
  private final BlockingQueue<Delivery> queue = new ArrayBlockingQueue<>(AHEAD);
  private final long last;
  private final Loop loop;
  private long seen;

  private JournalFeed(Streams streams, Subjects subjects, StartAt start, long last) {
    this.last = last;
    this.loop = streams.follow(subjects.stream(), subjects.journal(), start, this::put);
  }

  /** The place to begin is fixed before this returns. */
  static Remote.Feed open(Bus bus, Subjects subjects, Remote.From from) throws BusUnavailable {
    var streams = new Streams(bus);
    var state = streams.state(subjects.stream());
    return switch (from) {
      case Remote.From.Beginning() ->
          new JournalFeed(
              streams, subjects, StartAt.beginning(), state.count() == 0 ? 0 : state.last());
      case Remote.From.End() ->
          new JournalFeed(streams, subjects, new StartAt.Sequence(state.last() + 1), 0);
      case Remote.From.Since(var time) ->
          new JournalFeed(
              streams,
              subjects,
              new StartAt.Time(time),
              lastSince(streams, subjects, state.last(), time));
    };
  }

  /** The last sequence to wait for: none if even the newest message is older. */
  private static long lastSince(Streams streams, Subjects subjects, long last, Instant time)
      throws BusUnavailable {
    return streams
        .message(subjects.stream(), last)
        .filter(message -> !message.storedAt().isBefore(time))
        .map(Delivery::streamSequence)
        .orElse(0L);
  }

  private void put(Delivery delivery) {
    try {
      queue.put(delivery);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Optional<Envelope> next(Duration atMost) throws GiveUp, InterruptedException {
    var delivery = queue.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
    if (delivery == null) {
      checkAlive();
      return Optional.empty();
    }
    seen = delivery.streamSequence();
    try {
      return Optional.of(Wire.decode(delivery.body(), delivery.headers()));
    } catch (UnreadableMessage _) {
      return Optional.empty();
    }
  }

  @Override
  public boolean caughtUp() {
    return seen >= last;
  }

  private void checkAlive() throws GiveUp {
    if (!loop.alive()) {
      throw GiveUp.unknown(
          "Reading the journal has ended: " + loop.trouble().orElse("nobody said why") + ".");
    }
  }

  @Override
  public void close() {
    loop.stop();
  }
}
