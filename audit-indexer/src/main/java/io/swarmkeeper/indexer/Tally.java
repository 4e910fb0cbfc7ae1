package io.swarmkeeper.indexer;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What the indexer has done so far, and what keeps it from doing more. */
public final class Tally {
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong alreadyThere = new AtomicLong();
  private final AtomicLong retries = new AtomicLong();
  private final AtomicLong deadLetters = new AtomicLong();
  private final AtomicReference<String> trouble = new AtomicReference<>();

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

  /** Messages that became dead letters here. */
  public long deadLetters() {
    return deadLetters.get();
  }

  /** The last trouble, until something was stored after it. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  void stored() {
    stored.incrementAndGet();
    trouble.set(null);
  }

  void alreadyThere() {
    alreadyThere.incrementAndGet();
    trouble.set(null);
  }

  /** Returns whether this trouble is new. */
  boolean retry(String why) {
    retries.incrementAndGet();
    return trouble.getAndSet(why) == null;
  }

  void deadLetter() {
    deadLetters.incrementAndGet();
  }
}
