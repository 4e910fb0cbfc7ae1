package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import java.util.List;

/**
 * A service whose health nobody checks. Whether an image has a check of its own is known only from
 * a container that runs.
 */
public final class NoHealthCheck implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var check = candidate.settings().healthcheck();
    return check.off() || (!check.given() && runsUnchecked(candidate))
        ? List.of(
            candidate.warning(
                "healthcheck",
                "there is no health check: a task counts as healthy as soon as it runs"))
        : List.of();
  }

  private static boolean runsUnchecked(Candidate candidate) {
    return candidate.live().stream()
        .flatMap(s -> s.tasks().stream())
        .flatMap(t -> t.container().stream())
        .anyMatch(c -> c.health() == Health.RUNNING);
  }
}
