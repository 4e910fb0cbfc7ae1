package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One look at everything that can drift.
 *
 * @param kinds those that were looked at; of the others nothing can be said
 * @param commands the commands of ours in question; absent when the journal could not be read, or
 *     nobody has wondered yet
 */
public record DriftLook(
    String watcher,
    Instant seenAt,
    List<Thing> things,
    Set<Event.Thing> kinds,
    Optional<List<OwnCommand>> commands) {
  public DriftLook {
    things = List.copyOf(things);
    kinds = Set.copyOf(kinds);
  }
}
