package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.admission.Draft;
import io.swarmkeeper.planner.admission.PromisedPlan;
import io.swarmkeeper.planner.admission.ReturnTarget;
import io.swarmkeeper.planner.plan.Pinning;
import io.swarmkeeper.planner.plan.Planning;
import io.swarmkeeper.planner.plan.file.DeployReading;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.planner.plan.object.Rotation;
import io.swarmkeeper.planner.preflight.Preflight;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.PlanStore;
import io.swarmkeeper.planner.store.StoreUnavailable;
import io.swarmkeeper.stack.policy.StackPolicy;
import java.util.List;
import java.util.Optional;

/** Drafts on the swarm and the registry as they are now. */
public final class LiveDrafting implements Drafting {
  /** Asks the registry through a manager's executor. */
  public interface Registry {
    /** What it says of these images. */
    ImageAnswer images(List<String> images) throws NothingSeen, InterruptedException;
  }

  private final Sight sight;
  private final Registry registry;
  private final OperationStore store;
  private final PlanStore plans;
  private final int revisionsKept;
  private final Planning planning = new Planning(new Preflight());

  /**
   * Looks, asks and remembers with these.
   *
   * @param revisionsKept how many revisions of a stack keep their configs and secrets
   */
  public LiveDrafting(
      Sight sight, Registry registry, OperationStore store, PlanStore plans, int revisionsKept) {
    this.sight = sight;
    this.registry = registry;
    this.store = store;
    this.plans = plans;
    this.revisionsKept = revisionsKept;
  }

  @Override
  public Draft of(Request.Deploy deploy)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    return switch (DeployReading.of(deploy)) {
      case DeployReading.Bad(var findings) ->
          Draft.refused(deploy.stack(), sight.view().now(), findings);
      case DeployReading.Good(var unpinned, var policy) -> of(unpinned, policy, deploy.planId());
    };
  }

  private Draft of(Wanted unpinned, StackPolicy policy, Optional<String> promised)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    var observed = observed(unpinned.stack());
    var wanted =
        Pinning.pin(
            Rotation.of(unpinned, observed),
            registry.images(Pinning.images(unpinned)),
            observed.view());
    var planned = planning.plan(wanted, observed);
    plans.remember(planned.inputs());
    return new Draft(
        held(planned, promised, observed),
        Optional.of(new Draft.Basis(wanted, observed)),
        onFailure(policy),
        policy.deadline());
  }

  private Plan held(Planning.Planned now, Optional<String> promised, Observed observed)
      throws StoreUnavailable {
    return promised.isEmpty() || promised.get().equals(now.plan().id())
        ? now.plan()
        : PromisedPlan.moved(
            now, promised.get(), plans.remembered(promised.get()), observed.names());
  }

  @Override
  public Draft of(Request.Rollback rollback)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    var recorded = store.revisions(rollback.stack());
    var target = ReturnTarget.of(rollback, recorded);
    if (target.isEmpty()) {
      return Draft.refused(
          rollback.stack(), sight.view().now(), List.of(ReturnTarget.missing(rollback, recorded)));
    }
    var observed = observed(rollback.stack());
    return new Draft(
        planning.planReturn(target.get(), observed).plan(),
        Optional.of(new Draft.Basis(Wanted.returningTo(target.get()), observed)),
        OnFailure.ROLLBACK,
        Optional.empty());
  }

  @Override
  public Observed observed(String stack)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    var state = sight.look();
    return Observed.of(state, sight.view(), store.revisions(stack), revisionsKept);
  }

  private static OnFailure onFailure(StackPolicy policy) {
    return switch (policy.onFailure()) {
      case ROLLBACK -> OnFailure.ROLLBACK;
      case PAUSE -> OnFailure.PAUSE;
    };
  }
}
