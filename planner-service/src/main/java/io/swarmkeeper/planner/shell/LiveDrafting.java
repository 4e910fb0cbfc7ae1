package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.admission.Draft;
import io.swarmkeeper.planner.admission.ReturnTarget;
import io.swarmkeeper.planner.plan.DeployReading;
import io.swarmkeeper.planner.plan.Moved;
import io.swarmkeeper.planner.plan.Pinning;
import io.swarmkeeper.planner.plan.Planning;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.PlanInputs;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.planner.plan.object.Rotation;
import io.swarmkeeper.planner.policy.AdmissionPolicy;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.stack.StackPolicy;
import java.util.List;
import java.util.Optional;

/** Drafts on the swarm and the registry as they are now. */
public record LiveDrafting(
    Sight sight, Registry registry, OperationStore store, PlanStore plans, Terms terms)
    implements Drafting {
  /**
   * What an installation has settled.
   *
   * @param revisionsKept how many revisions of a stack keep their configs and secrets
   * @param policy which root-like options stacks may have
   */
  public record Terms(int revisionsKept, AdmissionPolicy policy) {}

  /** Asks the registry through a manager's executor. */
  public interface Registry {
    /** What it says of these images. */
    ImageAnswer images(List<String> images) throws NothingSeen, InterruptedException;
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
    var planned = Planning.plan(terms.policy().on(wanted, observed), observed);
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
        : Moved.refused(now, promised.get(), plans.remembered(promised.get()), observed.names());
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
    var wanted = terms.policy().onReturn(target.get(), observed);
    return new Draft(
        Planning.planReturn(wanted, observed).plan(),
        Optional.of(new Draft.Basis(wanted, observed)),
        OnFailure.ROLLBACK,
        Optional.empty());
  }

  @Override
  public Observed observed(String stack)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    var state = sight.look();
    return Observed.of(state, sight.view(), store.revisions(stack), terms.revisionsKept());
  }

  private static OnFailure onFailure(StackPolicy policy) {
    return switch (policy.onFailure()) {
      case ROLLBACK -> OnFailure.ROLLBACK;
      case PAUSE -> OnFailure.PAUSE;
    };
  }

  /** What plans depended on, for a day, shared by all planners. */
  public interface PlanStore {
    /** Keeps it from now on for a day; the same plan again is no other. */
    void remember(PlanInputs inputs) throws StoreUnavailable;

    /** What the plan of this id depended on, while it is remembered. */
    Optional<PlanInputs> remembered(String planId) throws StoreUnavailable;
  }
}
