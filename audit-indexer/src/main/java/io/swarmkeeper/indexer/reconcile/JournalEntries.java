package io.swarmkeeper.indexer.reconcile;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.Delivery;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The journal, as far as it should be in the record. */
public interface JournalEntries {
  /** When the journal was created. */
  Instant createdAt() throws BusUnavailable;

  /** The first sequence that it holds of what was stored since then. */
  long firstSince(Instant time) throws BusUnavailable;

  /** Up to this sequence everything is acknowledged. */
  long acknowledged() throws BusUnavailable;

  /** The sequences that were deleted from its middle. */
  Set<Long> deleted() throws BusUnavailable;

  /** One entry, if it is there. */
  Optional<Delivery> read(long sequence) throws BusUnavailable;
}
