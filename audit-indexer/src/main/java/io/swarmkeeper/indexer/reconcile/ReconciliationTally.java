package io.swarmkeeper.indexer.reconcile;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import java.util.concurrent.atomic.AtomicLong;

/** What the comparisons of journal and record have found so far. */
public final class ReconciliationTally {
  private final Reconciliation reconciliation;
  private final AtomicLong upTo = new AtomicLong();
  private final AtomicLong missing = new AtomicLong();
  private final AtomicLong runs = new AtomicLong();

  /** Counts nothing before {@link #run()}. */
  public ReconciliationTally(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  /** Compares once. */
  public void run() throws BusUnavailable, ShelfUnavailable, InterruptedException {
    var report = reconciliation.run();
    upTo.set(report.to());
    var _ = missing.addAndGet(report.missing());
    var _ = runs.incrementAndGet();
  }

  /** Up to this sequence everything is known to be in the record. */
  public long upTo() {
    return upTo.get();
  }

  /** Entries that were missing and were put there. */
  public long missing() {
    return missing.get();
  }

  /** How often it was compared. */
  public long runs() {
    return runs.get();
  }
}
