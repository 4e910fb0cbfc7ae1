package io.swarmkeeper.planner.request;

import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A plan with all that carrying it out needs.
 *
 * @param services the full wanted specs, images pinned
 * @param before the raw live specs of the services that change or go
 */
public record Draft(
    Plan plan,
    List<NamedSpec> services,
    List<NamedSpec> networks,
    List<NamedSpec> configs,
    List<NamedSpec> before,
    OnFailure onFailure,
    Optional<Duration> deadline) {

  /** A plan that is refused: there is nothing to carry out. */
  public static Draft refused(Plan plan) {
    return new Draft(
        plan, List.of(), List.of(), List.of(), List.of(), OnFailure.ROLLBACK, Optional.empty());
  }
}
