package io.swarmkeeper.planner.people;

import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import java.util.List;

/** Where it is kept who the people are. */
public interface Directory {
  /**
   * An entry as it was read.
   *
   * @param revision 0 where there was none
   */
  record Versioned(PersonEntry entry, long revision) {}

  /** What it has under a name; an empty entry where it has nothing that can be read. */
  Versioned find(String name) throws StoreUnavailable;

  /** All names that it has something under. */
  List<String> names() throws StoreUnavailable;

  /** Replaces what was read. */
  void keep(String name, Versioned read, PersonEntry next)
      throws ChangedMeanwhile, StoreUnavailable;
}
