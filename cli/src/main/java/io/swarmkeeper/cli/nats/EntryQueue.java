package io.swarmkeeper.cli.nats;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Subjects;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The journal's entries in their order, read at most a thousand ahead of whoever takes them. */
final class EntryQueue implements AutoCloseable {
  private static final int AHEAD = 1000;
  private final BlockingQueue<Delivery> entries = new ArrayBlockingQueue<>(AHEAD);
  private final Loop loop;

  EntryQueue(Streams streams, Subjects subjects, StartAt start) {
    this.loop = streams.follow(subjects.stream(), Streams.EVERYTHING, start, this::put);
  }

  private void put(Delivery entry) {
    try {
      entries.put(entry);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next one, or nothing if none comes in this time. */
  Optional<Delivery> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(entries.poll(atMost.toNanos(), TimeUnit.NANOSECONDS));
  }

  boolean alive() {
    return loop.alive();
  }

  /** Whether it has met trouble in reading, from which it may yet recover. */
  boolean troubled() {
    return loop.trouble().isPresent();
  }

  /** Whether so many entries are all that there are. */
  boolean allRead(long entries) {
    return loop.lag() == 0 && loop.counts().done() == entries;
  }

  /** The sentence for a reading that has ended. */
  String end() {
    return "Reading the journal has ended: " + loop.trouble().orElse("nobody said why") + ".";
  }

  @Override
  public void close() {
    loop.stop();
  }
}
