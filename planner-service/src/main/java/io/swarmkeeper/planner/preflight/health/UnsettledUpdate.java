package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.Candidate;
import io.swarmkeeper.planner.preflight.Rule;
import io.swarmkeeper.planner.view.ServiceView;
import java.util.List;
import java.util.Set;

/** An update of Swarm's own that has not ended: this one takes its place. */
public final class UnsettledUpdate implements Rule {
  private static final Set<String> UNSETTLED =
      Set.of("updating", "paused", "rollback_started", "rollback_paused");

  @Override
  public List<Finding> check(Candidate candidate) {
    return candidate
        .live()
        .filter(s -> s.updateState().filter(UNSETTLED::contains).isPresent())
        .map(s -> List.of(candidate.warning("", sentence(s))))
        .orElse(List.of());
  }

  private static String sentence(ServiceView live) {
    return "Swarm calls its last update '"
        + live.updateState().orElseThrow()
        + "'"
        + live.updateMessage().map(m -> " (" + m + ")").orElse("")
        + ": this one takes its place";
  }
}
