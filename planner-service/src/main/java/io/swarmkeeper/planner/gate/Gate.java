package io.swarmkeeper.planner.gate;

import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.Comparator;
import java.util.List;

/** One reason to hold back. */
public interface Gate {
  /** How many more services of this rollout may be taken in hand now. */
  Headroom headroom(Rollout rollout, ClusterView cluster);

  /** The strictest of several. */
  static Headroom strictest(List<Gate> gates, Rollout rollout, ClusterView cluster) {
    return gates.stream()
        .map(gate -> gate.headroom(rollout, cluster))
        .min(Comparator.comparingInt(Headroom::more))
        .orElse(Headroom.unlimited());
  }
}
