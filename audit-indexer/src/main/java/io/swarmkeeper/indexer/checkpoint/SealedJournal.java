package io.swarmkeeper.indexer.checkpoint;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.bucket.ChangedMeanwhile;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.record.checkpoint.ChainHead;
import java.util.List;
import java.util.Optional;

/** The journal and the end of its chain of checkpoints. */
public interface SealedJournal {
  /** The end of the chain as it was read, with what to say when replacing it. */
  record StoredHead(ChainHead head, long revision) {}

  /** The end of the chain; nothing if there is none yet. */
  Optional<StoredHead> head() throws BusUnavailable;

  /** Moves the end of the chain, unless somebody else has moved it meanwhile. */
  void replace(Optional<StoredHead> before, ChainHead next) throws ChangedMeanwhile, BusUnavailable;

  /** The last sequence of the journal. */
  long last() throws BusUnavailable;

  /** Entries from this sequence on, in their order: as many as there are, up to a number. */
  List<Delivery> entries(long from, int most) throws BusUnavailable, InterruptedException;

  /** Stores a message, once for each id. */
  void publish(Envelope envelope) throws NotPublished, InterruptedException;
}
