package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.contract.Observation.Health;
import java.time.Instant;
import java.util.Optional;

/**
 * One change in a container's life, as the engine's memory proves it.
 *
 * @param key an engine time that stays the same however often and whenever this change is found
 * @param proven everything in the engine's memory up to here is accounted for: it happened no later
 * @param engineTime when it happened, if the engine still knows
 */
record HealthChange(
    Health health,
    Instant key,
    Instant proven,
    Optional<Instant> engineTime,
    Optional<Integer> exitCode,
    boolean outOfMemory,
    int failingStreak,
    Optional<String> output) {

  static HealthChange begun(Health health, Instant run) {
    return new HealthChange(
        health, run, run, Optional.of(run), Optional.empty(), false, 0, Optional.empty());
  }

  /** When it happened; where the engine has forgotten that, when it is known to have happened. */
  Instant at() {
    return engineTime.orElse(proven);
  }
}
