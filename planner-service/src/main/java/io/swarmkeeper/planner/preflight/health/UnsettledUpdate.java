package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.List;

/** An update of Swarm's own that has not ended: this one takes its place. */
public final class UnsettledUpdate implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    return candidate
        .live()
        .filter(s -> s.unsettled().isPresent())
        .map(s -> List.of(candidate.warning("", sentence(s))))
        .orElse(List.of());
  }

  private static String sentence(ServiceView live) {
    return "Swarm calls its last update '%s'%s: this one takes its place"
        .formatted(
            live.updateState().orElseThrow(),
            live.updateMessage().map(m -> " (" + m + ")").orElse(""));
  }
}
