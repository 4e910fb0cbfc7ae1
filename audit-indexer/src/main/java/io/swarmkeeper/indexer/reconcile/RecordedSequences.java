package io.swarmkeeper.indexer.reconcile;

import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** The sequences that the record has a document for. */
public interface RecordedSequences {
  /**
   * How many documents there are, by the first sequence of their slice.
   *
   * @param since when the journal was created: an earlier journal counted from one as well
   */
  Map<Long, Long> counts(long from, long to, long width, Instant since) throws ShelfUnavailable;

  /** The sequences themselves. */
  Set<Long> sequences(long from, long to, Instant since) throws ShelfUnavailable;
}
