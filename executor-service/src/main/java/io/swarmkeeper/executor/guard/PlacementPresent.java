package io.swarmkeeper.executor.guard;

import java.util.Optional;

/**
 * Rule 1: every spec has a placement, also the one that the engine may return to. Without one,
 * managers before 29.7 crash, and crash again at every start.
 */
public record PlacementPresent() implements EngineRules.Rule {
  private static final String ROLLBACK = "rollback";

  @Override
  public Optional<String> objection(ServiceWrite writing) {
    if (!writing.next().hasPlacement()) {
      return Optional.of(
          "the spec of "
              + writing.next().name()
              + " has no TaskTemplate.Placement: managers before Docker 29.7 crash on it for good");
    }
    var returnsToNone = writing.live().filter(live -> !live.hasPlacement()).isPresent();
    return returnsToNone && writing.next().failureAction().equals(ROLLBACK)
        ? Optional.of(
            "the live spec of "
                + writing.next().name()
                + " has no TaskTemplate.Placement, and with failure action rollback the engine could return to it and crash: update with failure action pause first")
        : Optional.empty();
  }
}
