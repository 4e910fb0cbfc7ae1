package io.swarmkeeper.indexer.placing;

import io.swarmkeeper.bus.stream.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What the indexer has done so far, and what keeps it from doing more. */
public final class Tally {
  private static final Duration SAID_EVERY = Duration.ofSeconds(10);
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong alreadyThere = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong deadLetters = new AtomicLong();
  private final AtomicLong kept = new AtomicLong();
  private final AtomicLong saidAt = new AtomicLong(System.nanoTime() - SAID_EVERY.toNanos() - 1);
  private final AtomicReference<String> trouble = new AtomicReference<>();
  private final AtomicReference<Instant> reached = new AtomicReference<>(Instant.EPOCH);

  /** Documents that were new. */
  public long documents() {
    return stored.get();
  }

  /** Documents that were there before. */
  public long repetitions() {
    return alreadyThere.get();
  }

  /** Attempts after the first. */
  public long retries() {
    return retries.get();
  }

  /** Those of the documents that are dead letters. */
  public long deadLetters() {
    return deadLetters.get();
  }

  /** Messages that are in the journal alone, because not even a dead letter could be indexed. */
  public long kept() {
    return kept.get();
  }

  /** When the newest of the entries that were handled had been stored in the journal. */
  public Instant reached() {
    return reached.get();
  }

  /** The last trouble, until something was stored after it. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  void stored(boolean deadLetter) {
    stored.incrementAndGet();
    if (deadLetter) {
      deadLetters.incrementAndGet();
    }
    trouble.set(null);
  }

  void alreadyThere() {
    alreadyThere.incrementAndGet();
    trouble.set(null);
  }

  /** Returns whether it is worth a line in the log: nothing was said for a while. */
  boolean retry(String why) {
    retries.incrementAndGet();
    trouble.set(why);
    var now = System.nanoTime();
    var before = saidAt.get();
    return now - before > SAID_EVERY.toNanos() && saidAt.compareAndSet(before, now);
  }

  void keptInJournal() {
    kept.incrementAndGet();
  }

  void reached(Delivery delivery) {
    var _ = reached.accumulateAndGet(delivery.storedAt(), (a, b) -> a.isAfter(b) ? a : b);
  }
}
