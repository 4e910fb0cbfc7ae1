package io.swarmkeeper.planner.preflight.place;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.view.Suitability;
import java.util.List;

/**
 * A placement that no node satisfies. With start-first Swarm would even kill the old tasks. A
 * global service is for the nodes that there are: it waits for none.
 */
public final class NowhereToRun implements CandidateRule {
  private static final String FIELD = "deploy.placement.constraints";

  @Override
  public List<Finding> check(Candidate candidate) {
    var placement = candidate.settings().placement();
    var allowed =
        candidate.observed().state().nodes().stream()
            .anyMatch(n -> Suitability.constraintsHold(placement, n));
    if (candidate.tasks() == 0 && !candidate.everyNode()) {
      return List.of();
    }
    if (!allowed && !candidate.told(FIELD)) {
      var none = "no node satisfies " + String.join(" and ", candidate.settings().constraints());
      return List.of(
          candidate.everyNode()
              ? candidate.warning(FIELD, none + " yet: it runs nowhere until one does")
              : candidate.error(
                  FIELD,
                  none
                      + ": its tasks would wait for ever. "
                      + "See 'docker node inspect' for the labels that nodes have"));
    }
    return candidate.suitable().isEmpty() || !candidate.open().isEmpty()
        ? List.of()
        : List.of(
            candidate.warning(
                "deploy.placement",
                "no node that suits takes tasks now (they are drained, paused or down): its tasks"
                    + " wait for one"));
  }
}
