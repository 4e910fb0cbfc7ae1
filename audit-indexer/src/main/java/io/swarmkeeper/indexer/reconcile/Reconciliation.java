package io.swarmkeeper.indexer.reconcile;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import io.swarmkeeper.indexer.placing.Sleep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the journal with the record, number by number, and puts what is missing there again.
 * What is older than the shortest retention was compared many times before and is left alone.
 */
public final class Reconciliation {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final long WIDTH = 5000;
  private static final int BATCH = 200;
  private static final int MOST_KNOWN = 100_000;
  private static final Duration UNTIL_SEARCHABLE = Duration.ofSeconds(3);

  private final JournalEntries entries;
  private final RecordedSequences recorded;
  private final Repair repair;
  private final Supplier<Instant> keptSince;
  private final Sleep sleep;
  private final Set<Long> known = new HashSet<>();
  private final AtomicLong upTo = new AtomicLong();
  private final AtomicLong missing = new AtomicLong();
  private final AtomicLong runs = new AtomicLong();

  /**
   * Nothing happens before {@link #run()}.
   *
   * @param keptSince since when everything must be there, as it is now
   */
  public Reconciliation(
      JournalEntries entries,
      RecordedSequences recorded,
      Repair repair,
      Supplier<Instant> keptSince,
      Sleep sleep) {
    this.entries = entries;
    this.recorded = recorded;
    this.repair = repair;
    this.keptSince = keptSince;
    this.sleep = sleep;
  }

  /** Puts entries where they should be, and returns how many were not there. */
  @FunctionalInterface
  public interface Repair {
    /** Those that need no document, or have one under another sequence, are not counted. */
    int of(List<Delivery> suspects) throws InterruptedException;
  }

  /**
   * What was found.
   *
   * @param missing entries that had no document and have one now
   */
  public record Findings(long from, long to, int missing) {}

  /** Up to this sequence everything is known to be in the record. */
  public long upTo() {
    return upTo.get();
  }

  /** Entries that were missing and were put there, in all comparisons. */
  public long missing() {
    return missing.get();
  }

  public long runs() {
    return runs.get();
  }

  /** Compares once. */
  public Findings run() throws BusUnavailable, ShelfUnavailable, InterruptedException {
    var found = compare();
    upTo.set(found.to());
    var _ = missing.addAndGet(found.missing());
    var _ = runs.incrementAndGet();
    return found;
  }

  private Findings compare() throws BusUnavailable, ShelfUnavailable, InterruptedException {
    var created = entries.createdAt();
    var range = new Gaps.Range(entries.firstSince(keptSince.get()), entries.acknowledged());
    if (range.isEmpty()) {
      return new Findings(range.from(), range.to(), 0);
    }
    sleep.of(UNTIL_SEARCHABLE);
    var deleted = entries.deleted();
    var counts = recorded.counts(range.from(), range.to(), WIDTH, created);
    var missing = 0;
    for (var slice : Gaps.suspicious(range, WIDTH, counts, deleted)) {
      var present = new HashSet<>(recorded.sequences(slice.from(), slice.to(), created));
      present.addAll(known);
      missing += mend(Gaps.missing(slice, present, deleted));
    }
    if (missing > 0) {
      LOG.warn(
          "{} entries of the journal between {} and {} were not in the record; they are now",
          missing,
          range.from(),
          range.to());
    }
    return new Findings(range.from(), range.to(), missing);
  }

  private int mend(List<Long> sequences) throws BusUnavailable, InterruptedException {
    var missing = 0;
    for (var some : sequences.stream().gather(Gatherers.windowFixed(BATCH)).toList()) {
      var suspects = new ArrayList<Delivery>();
      for (var sequence : some) {
        entries.read(sequence).ifPresent(suspects::add);
      }
      var mended = repair.of(suspects);
      missing += mended;
      if (mended == 0 && known.size() < MOST_KNOWN) {
        known.addAll(some); // under another sequence, or not to be kept: not worth a second look
      }
    }
    return missing;
  }
}
