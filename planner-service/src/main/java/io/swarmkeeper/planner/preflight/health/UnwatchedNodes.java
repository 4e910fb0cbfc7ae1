package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.view.NodeView;
import java.util.Comparator;
import java.util.List;

/** A node without a watcher is one whose containers nobody can call healthy. */
public final class UnwatchedNodes implements StackRule {
  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    return observed.view().nodes().values().stream()
        .filter(n -> n.takesTasks() && !n.watched(observed.view().now()))
        .sorted(Comparator.comparing(NodeView::host))
        .map(n ->
            Finding.warning(
                n.host(),
                "no health-watcher of this node has been heard of "
                    + n.watcherSeen().map(at -> "since " + at).orElse("yet")
                    + ": what runs there cannot be seen to be healthy, so a rollout waits for it"))
        .toList();
  }
}
