package io.swarmkeeper.planner.gate;

import io.swarmkeeper.planner.gate.Gate.Headroom;
import io.swarmkeeper.swarm.view.ClusterView;

/** Deciding on a stale view is refused, not guessed. */
public record FreshView() implements Gate {
  @Override
  public Headroom headroom(Disturbance disturbance, ClusterView cluster) {
    return cluster.stale()
        ? Headroom.none(
            "no manager's executor has answered for " + cluster.age().toSeconds() + " s")
        : Headroom.unlimited();
  }
}
