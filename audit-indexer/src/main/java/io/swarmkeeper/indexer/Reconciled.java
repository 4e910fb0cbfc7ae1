package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.indexer.reconcile.Reconciliation;
import io.swarmkeeper.indexer.shelf.Shelf.ShelfUnavailable;
import java.util.concurrent.atomic.AtomicLong;

/** What the comparisons of journal and record have found so far. */
final class Reconciled {
  private final Reconciliation reconciliation;
  private final AtomicLong upTo = new AtomicLong();
  private final AtomicLong missing = new AtomicLong();
  private final AtomicLong runs = new AtomicLong();

  Reconciled(Reconciliation reconciliation) {
    this.reconciliation = reconciliation;
  }

  void run() throws BusUnavailable, ShelfUnavailable, InterruptedException {
    var report = reconciliation.run();
    upTo.set(report.to());
    var _ = missing.addAndGet(report.missing());
    var _ = runs.incrementAndGet();
  }

  /** Up to this sequence everything is known to be in the record. */
  long upTo() {
    return upTo.get();
  }

  /** Entries that were missing and were put there. */
  long missing() {
    return missing.get();
  }

  /** How often it was compared. */
  long runs() {
    return runs.get();
  }
}
