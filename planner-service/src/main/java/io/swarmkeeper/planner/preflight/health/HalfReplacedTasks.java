package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.spec.SpecComparison;
import io.swarmkeeper.swarm.view.HalfReplaced;
import java.util.List;

/** What the executor would refuse to write, by the same rule. */
public final class HalfReplacedTasks implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var difference = candidate.difference();
    if (difference.isEmpty() || difference.get().task()) {
      return List.of();
    }
    var live = candidate.live().orElseThrow();
    return HalfReplaced.harmed(
            live.tasks(), difference.map(SpecComparison::placement).orElse(false))
        .map(place ->
            candidate.error(
                "",
                ("%s has two tasks that are to run, as Swarm's last update has not ended; this"
                        + " change would have Swarm keep any of them and kill the other: wait for"
                        + " that update, or end it with 'docker service update --force %s', which"
                        + " replaces every task, start-first where the service says so")
                    .formatted(place, live.name())))
        .stream()
        .toList();
  }
}
