package io.swarmkeeper.executor.guard;

import io.swarmkeeper.executor.spec.TaskChange;
import java.util.Optional;

/**
 * Rule 7: placement never changes together with ports, unless the tasks are replaced anyway: Swarm
 * takes such tasks for unchanged and never applies the ports. Credentials never change here at all:
 * the engine is told to keep those of the live spec.
 */
public record PlacementAlone() implements EngineRules.Rule {
  @Override
  public Optional<String> objection(ServiceWrite writing) {
    var next = writing.next();
    return writing
        .live()
        .filter(live ->
            TaskChange.movesPlacement(live, next)
                && TaskChange.changesPorts(live, next)
                && !TaskChange.isCertain(live, next))
        .map(_ ->
            "the placement and the ports of "
                + next.name()
                + " change in one update, and Swarm would never apply the ports: change one after the other");
  }
}
