package io.swarmkeeper.executor.guard;

import java.util.Optional;

/**
 * Rule 5: while an operation holds a service, the engine pauses on failure and returning is ours.
 * The engine knows one spec back only, and every update overwrites that one.
 */
public record ReturningIsOurs() implements EngineRules.Rule {
  private static final String PAUSE = "pause";

  @Override
  public Optional<String> objection(ServiceWrite writing) {
    var action = writing.next().failureAction();
    return writing.held() && !action.equals(PAUSE)
        ? Optional.of(
            writing.next().name()
                + " is held by an operation, and failure action "
                + action
                + " would let the engine act on its own: it must be pause")
        : Optional.empty();
  }
}
