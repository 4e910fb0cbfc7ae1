package io.swarmkeeper.planner.preflight.place;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import java.util.List;

/**
 * max_replicas_per_node that leaves no place: for all tasks, or for a new one beside the old ones.
 * The second is a deadlock of Swarm's (moby#40797): the update neither goes on nor fails.
 */
public final class ReplicasPerNode implements CandidateRule {
  private static final String FIELD = "deploy.placement.max_replicas_per_node";

  @Override
  public List<Finding> check(Candidate candidate) {
    var most = candidate.settings().maxReplicasPerNode();
    var nodes = candidate.open();
    if (most == 0 || candidate.everyNode() || nodes.isEmpty()) {
      return List.of();
    }
    if (candidate.tasks() > most * nodes.size()) {
      return List.of(
          candidate.error(
              FIELD,
              "%s on each of %s nodes are %s, and there are to be %s tasks"
                  .formatted(most, nodes.size(), most * nodes.size(), candidate.tasks())));
    }
    var full = nodes.stream().allMatch(n -> candidate.runningOn(n) >= most);
    return full && candidate.effect().restarts() && candidate.pace().startFirst()
        ? List.of(
            candidate.error(
                FIELD,
                "every node has its "
                    + most
                    + " already, and start-first needs a place for a new task beside the old ones:"
                    + " the update would hang. Use order: stop-first, or allow one more"))
        : List.of();
  }
}
