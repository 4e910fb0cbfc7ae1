package io.swarmkeeper.executor.guard;

import java.util.List;
import java.util.Optional;

/** All rules for writing a service, those with the worst consequences first. */
public final class EngineRules {
  private static final List<EngineRule> WORST_FIRST =
      List.of(
          new PlacementPresent(),
          new HalfReplacedSlot(),
          new PausedBeforeExcluded(),
          new ReturningIsOurs(),
          new NoContinueWithStartFirst(),
          new PlacementAlone());

  private EngineRules() {}

  /** The sentence of the strictest rule that objects. */
  public static Optional<String> objection(ServiceWrite writing) {
    return WORST_FIRST.stream().flatMap(rule -> rule.objection(writing).stream()).findFirst();
  }
}
