package io.swarmkeeper.indexer.retention;

import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import io.swarmkeeper.record.Partition;
import java.util.List;

/** The partitions of one swarm's record. */
public interface Partitions {
  List<Partition.Month> all() throws ShelfUnavailable;

  /** How many documents one holds. */
  long documents(Partition.Month partition) throws ShelfUnavailable;

  /** Removes it with everything in it; nothing happens if it is not there. */
  void remove(Partition.Month partition) throws ShelfUnavailable;
}
