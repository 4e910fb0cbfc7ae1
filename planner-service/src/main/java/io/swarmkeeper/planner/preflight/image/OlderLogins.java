package io.swarmkeeper.planner.preflight.image;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.planner.plan.given.GivenLogin;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A change of placement alone, after Swarm was given other credentials while the tasks stayed: it
 * then replaces every task that is older than those, where it would otherwise replace none.
 */
public final class OlderLogins implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var alone = candidate.difference().filter(d -> d.placement() && !d.task()).isPresent();
    if (!alone) {
      return List.of();
    }
    var given = new GivenLogin(candidate.live().orElseThrow());
    var older = given.olderTasks().size();
    return older == 0
        ? List.of()
        : List.of(
            candidate.warning(
                "deploy.placement",
                "Swarm was given other registry credentials at "
                    + given.besideTasks().orElseThrow().truncatedTo(ChronoUnit.SECONDS)
                    + " while the tasks stayed. A change of placement replaces the "
                    + (older == 1 ? "task that is" : older + " tasks that are")
                    + " older than that, once"));
  }
}
