package io.swarmkeeper.planner.family;

import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A swarm of node-1 to node-3, ids n-1 to n-3, on which nothing runs; seen as it is now. */
public record ThreeNodes(InstantSource clock) implements Sight {
  @Override
  public ClusterView view() {
    var now = clock.instant();
    return new ClusterView(
        now, now, Map.of("n-1", node(1, now), "n-2", node(2, now), "n-3", node(3, now)), Map.of());
  }

  private static NodeView node(int number, Instant now) {
    return new NodeView(
        "n-" + number,
        "node-" + number,
        "worker",
        false,
        "active",
        "ready",
        Optional.of(now),
        Optional.of(now));
  }

  @Override
  public SwarmState look() {
    return new SwarmState(
        clock.instant(),
        "node-3",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
