package io.swarmkeeper.planner.gate;

import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;

/**
 * Deciding on a stale view is refused, not guessed.
 *
 * @param oldest how old the managers' answer may be
 */
public record FreshView(Duration oldest) implements Gate {
  @Override
  public Headroom headroom(Disturbance disturbance, ClusterView cluster) {
    return cluster.age().compareTo(oldest) > 0
        ? Headroom.none(
            "no manager's executor has answered for " + cluster.age().toSeconds() + " s")
        : Headroom.unlimited();
  }
}
