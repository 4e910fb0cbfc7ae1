package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.Candidate;
import io.swarmkeeper.planner.plan.Observed;
import io.swarmkeeper.planner.plan.Wanted;
import io.swarmkeeper.planner.preflight.StackRule;
import io.swarmkeeper.swarm.view.NodeView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** A node without a watcher is one whose containers nobody can call healthy. */
public final class UnwatchedNodes implements StackRule {
  private static final Duration WATCHED = Duration.ofSeconds(10);

  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    return observed.view().nodes().values().stream()
        .filter(NodeView::takesTasks)
        .filter(n -> !watched(n, observed))
        .sorted(Comparator.comparing(NodeView::host))
        .map(n ->
            Finding.warning(
                n.host(),
                "no health-watcher of this node has been heard of "
                    + n.watcherSeen().map(at -> "since " + at).orElse("yet")
                    + ": what runs there cannot be seen to be healthy, so a rollout waits for it"))
        .toList();
  }

  private static boolean watched(NodeView node, Observed observed) {
    var now = observed.view().now();
    return node.watcherSeen()
        .map(at -> Duration.between(at, now).compareTo(WATCHED) <= 0)
        .orElse(false);
  }
}
