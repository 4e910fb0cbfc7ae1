package io.swarmkeeper.executor.guard;

import io.swarmkeeper.executor.spec.TaskChange;
import java.util.Optional;

/**
 * Rule 4: tasks are never replaced with failure action {@code continue} and start-first: the engine
 * reports {@code completed} with nothing healthy, and then stops the old, healthy tasks.
 */
public record NoContinueWithStartFirst() implements EngineRules.Rule {
  @Override
  public Optional<String> objection(ServiceWrite writing) {
    var next = writing.next();
    var dangerous =
        next.failureAction().equals("continue") && next.updateOrder().equals("start-first");
    var replaces = writing.live().filter(live -> TaskChange.isCertain(live, next)).isPresent();
    return dangerous && replaces
        ? Optional.of(
            "replacing tasks of "
                + next.name()
                + " start-first with failure action continue would end with no healthy task if the new ones fail: use pause or rollback")
        : Optional.empty();
  }
}
