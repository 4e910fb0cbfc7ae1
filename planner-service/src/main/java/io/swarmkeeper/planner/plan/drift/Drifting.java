package io.swarmkeeper.planner.plan.drift;

import io.swarmkeeper.contract.Plan.Drift;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.planner.plan.spec.Names;
import io.swarmkeeper.planner.plan.spec.SpecComparison;
import io.swarmkeeper.planner.view.ServiceView;
import java.util.List;
import java.util.Optional;

/**
 * Decides what was changed behind our back: what differs between what we last told a service to be
 * and what it is.
 */
public final class Drifting {
  private static final String FAILURE_ACTION = "deploy.update_config.failure_action";

  private final List<Revision> revisions;
  private final Names names;

  /** By what is recorded of the service's stack. */
  public Drifting(List<Revision> revisions, Names names) {
    this.revisions = List.copyOf(revisions);
    this.names = names;
  }

  /** The drift of a service, if it has any. */
  public Optional<Drift> of(ServiceView live) {
    return Told.of(live.name(), Optional.of(live), revisions).flatMap(told -> drift(told, live));
  }

  /** The revision that a service which is not there should be of. */
  public Optional<Integer> removedSince(String service) {
    return Told.of(service, Optional.empty(), revisions).map(Told::revision);
  }

  private Optional<Drift> drift(Told told, ServiceView live) {
    var fields =
        SpecComparison.of(told.spec(), live.spec(), names).changes().stream()
            .map(c -> new FieldChange(c.field(), c.after(), c.before()))
            .filter(c -> !held(c, live))
            .toList();
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Drift(told.revision(), fields));
  }

  /** While a rollout owns a service its failure action is {@code pause}: that is us. */
  private static boolean held(FieldChange change, ServiceView live) {
    return change.field().equals(FAILURE_ACTION)
        && change.after().equals("pause")
        && live.step().filter(step -> !step.contains("/settle-")).isPresent();
  }
}
