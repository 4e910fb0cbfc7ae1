package io.swarmkeeper.planner.people;

import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The directory in memory, which anybody may spoil. */
public final class MemoryDirectory implements Directory {
  private final Map<String, Versioned> entries = new TreeMap<>();

  @Override
  public Versioned find(String name) {
    return entries.getOrDefault(name, new Versioned(PersonEntry.empty(), 0));
  }

  @Override
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  @Override
  public void keep(String name, Versioned read, PersonEntry next) throws ChangedMeanwhile {
    if (find(name).revision() != read.revision()) {
      throw new ChangedMeanwhile(name);
    }
    write(name, next);
  }

  /** Whatever was there before. */
  public void write(String name, PersonEntry entry) {
    entries.put(name, new Versioned(entry, find(name).revision() + 1));
  }
}
