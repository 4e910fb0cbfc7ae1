package io.swarmkeeper.planner.preflight.object;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.spec.ServiceMode;
import java.util.List;

/** Replicas that change on a service of which nothing is recorded: they may be set by hand. */
public final class UnrecordedReplicas implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var recorded =
        candidate.observed().revisions().stream()
            .flatMap(r -> r.services().stream())
            .anyMatch(s -> s.name().equals(candidate.service().name()));
    if (candidate.live().isEmpty() || candidate.everyNode() || recorded) {
      return List.of();
    }
    var are = ServiceMode.of(candidate.live().get().spec()).tasks();
    return are == candidate.tasks()
        ? List.of()
        : List.of(
            candidate.warning(
                "deploy.replicas",
                "it runs with " + are + " replicas now: this sets it to " + candidate.tasks()));
  }
}
