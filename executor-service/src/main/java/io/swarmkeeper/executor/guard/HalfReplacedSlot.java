package io.swarmkeeper.executor.guard;

import io.swarmkeeper.executor.spec.TaskChange;
import io.swarmkeeper.swarm.view.HalfReplaced;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rule 2: while a slot has two runnable tasks, only an update that certainly changes the task spec
 * goes out, or one that moves a task which has no node yet.
 */
public record HalfReplacedSlot() implements EngineRules.Rule {
  @Override
  public Optional<String> objection(ServiceWrite writing) {
    var live = writing.live();
    if (live.isEmpty() || TaskChange.isCertain(live.get(), writing.next())) {
      return Optional.empty();
    }
    var tasks = writing.tasks().stream().map(t -> SwarmReader.task(t, Set.of(), Map.of())).toList();
    return HalfReplaced.harmed(tasks, TaskChange.movesPlacement(live.get(), writing.next()))
        .map(slot ->
            slot
                + " of "
                + writing.next().name()
                + " has two runnable tasks, and this update does not surely change the task spec:"
                + " Swarm would kill the old, healthy task; wait until it has one, or change the"
                + " image");
  }
}
