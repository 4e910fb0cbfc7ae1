package io.swarmkeeper.executor.guard;

import java.util.List;
import java.util.Optional;

/** All rules for writing a service, those with the worst consequences first. */
public final class EngineRules {
  private static final List<Rule> WORST_FIRST =
      List.of(
          new PlacementPresent(),
          new HalfReplacedSlot(),
          new PausedBeforeExcluded(),
          new ReturningIsOurs(),
          new NoContinueWithStartFirst(),
          new PlacementAlone());

  private EngineRules() {}

  /** One rule of the engine: why this must not be written, if it must not. */
  interface Rule {
    /** The sentence for the operator. */
    Optional<String> objection(ServiceWrite writing);
  }

  /** The sentence of the strictest rule that objects. */
  public static Optional<String> objection(ServiceWrite writing) {
    return WORST_FIRST.stream().flatMap(rule -> rule.objection(writing).stream()).findFirst();
  }
}
