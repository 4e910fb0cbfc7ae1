package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.planner.plan.RevisionMaking;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.planner.pull.Pull;
import io.swarmkeeper.planner.pull.PullPlanning;
import io.swarmkeeper.planner.rollout.Promise;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan with all that carrying it out needs.
 *
 * @param basis what it was made of; absent for a plan that is refused before anything was compared
 * @param deadline from the stack file
 */
public record Draft(
    Plan plan, Optional<Basis> basis, OnFailure onFailure, Optional<Duration> deadline) {

  /** What a plan was made of, images pinned. */
  public record Basis(Wanted wanted, Observed observed) {}

  /** Refused with these reasons, before looking at the swarm. */
  public static Draft refused(String stack, Instant now, List<Finding> findings) {
    return new Draft(
        new Plan("none", stack, now, List.of(), List.of(), findings, Optional.empty()),
        Optional.empty(),
        OnFailure.ROLLBACK,
        Optional.empty());
  }

  /** What carrying it out is going to be held against. */
  public Promise promise() {
    return Promise.of(plan, made().observed().view());
  }

  /** What it is a plan for. */
  public Wanted wanted() {
    return made().wanted();
  }

  /** What nodes are to get before this revision is begun. */
  public List<Pull> pulls(Revision revision) {
    var observed = made().observed();
    return PullPlanning.of(plan, revision.services(), observed.state(), observed.view());
  }

  /** The revision that carrying it out brings about. */
  public Revision revision(RevisionMaking.Entry entry) {
    return RevisionMaking.make(entry, made().wanted(), plan, made().observed());
  }

  private Basis made() {
    return basis.orElseThrow(() -> new IllegalStateException("a refused plan is not carried out"));
  }
}
