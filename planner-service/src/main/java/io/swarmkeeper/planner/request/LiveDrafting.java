package io.swarmkeeper.planner.request;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.Sight;
import io.swarmkeeper.planner.Sight.NothingSeen;
import io.swarmkeeper.planner.plan.Observed;
import io.swarmkeeper.planner.plan.Pinning;
import io.swarmkeeper.planner.plan.Planning;
import io.swarmkeeper.planner.plan.Wanted;
import io.swarmkeeper.planner.plan.file.DeployReading;
import io.swarmkeeper.planner.plan.object.Rotation;
import io.swarmkeeper.planner.plan.promise.Moved;
import io.swarmkeeper.planner.preflight.Preflight;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.PlanStore;
import io.swarmkeeper.planner.store.StoreUnavailable;
import io.swarmkeeper.stack.StackPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** A plan that was looked at is carried out as it was, or not at all. */
  private Plan held(Planning.Planned now, Optional<String> promised, Observed observed)
      throws StoreUnavailable {
    if (promised.isEmpty() || promised.get().equals(now.plan().id())) {
      return now.plan();
    }
    var then = plans.remembered(promised.get());
    var findings = new ArrayList<Finding>();
    if (then.isEmpty()) {
      findings.add(Moved.forgotten(promised.get(), now.plan().id()));
    } else {
      findings.add(Moved.since(then.get(), now.inputs()));
      findings.addAll(Moved.between(then.get(), now.inputs(), observed.names()));
    }
    findings.addAll(now.plan().findings());
    return now.plan().with(findings);
  }

  @Override
  public Draft of(Request.Rollback rollback)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    var revisions = store.revisions(rollback.stack());
    var target =
        rollback.toRevision().isPresent()
            ? numbered(revisions, rollback.toRevision().get())
            : beforePresent(revisions);
    if (target.isEmpty()) {
      return Draft.refused(
          rollback.stack(),
          sight.view().now(),
          List.of(Finding.error(rollback.stack(), noTarget(rollback, revisions))));
    }
    var observed = observed(rollback.stack());
    var wanted = Wanted.returningTo(target.get());
    return new Draft(
        planning.planReturn(target.get(), observed).plan(),
        Optional.of(new Draft.Basis(wanted, observed)),
        OnFailure.ROLLBACK,
        Optional.empty());
  }

  @Override
  public Observed observed(String stack)
      throws NothingSeen, StoreUnavailable, InterruptedException {
    var state = sight.look();
    return Observed.of(state, sight.view(), store.revisions(stack), revisionsKept);
  }

  private static Stream<Revision> succeeded(List<Revision> revisions) {
    return revisions.stream().filter(r -> r.verdict().equals(Optional.of(Verdict.SUCCEEDED)));
  }

  private static Optional<Revision> numbered(List<Revision> revisions, int number) {
    return revisions.stream().filter(r -> r.number() == number).findFirst();
  }

  /** The last that succeeded before the one that succeeded last. */
  private static Optional<Revision> beforePresent(List<Revision> revisions) {
    var lived = succeeded(revisions).toList();
    return lived.size() < 2 ? Optional.empty() : Optional.of(lived.get(lived.size() - 2));
  }

  private static String noTarget(Request.Rollback rollback, List<Revision> revisions) {
    if (revisions.isEmpty()) {
      return "no revision of this stack is recorded: it was never deployed with keeper, or its name"
          + " is another";
    }
    var numbers =
        revisions.stream()
            .map(r -> r.number() + " (" + r.verdict().map(Verdict::words).orElse("running") + ")")
            .toList();
    return (rollback.toRevision().isPresent()
            ? "there is no revision " + rollback.toRevision().get()
            : "no earlier revision has succeeded")
        + "; recorded are "
        + String.join(", ", numbers);
  }

  private static OnFailure onFailure(StackPolicy policy) {
    return switch (policy.onFailure()) {
      case ROLLBACK -> OnFailure.ROLLBACK;
      case PAUSE -> OnFailure.PAUSE;
    };
  }
}
