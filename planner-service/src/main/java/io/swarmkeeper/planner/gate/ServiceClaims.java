package io.swarmkeeper.planner.gate;

import io.swarmkeeper.planner.gate.Gate.Headroom;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.Optional;

/** Two operations never have one service in hand at the same time. */
public record ServiceClaims() implements Gate {
  @Override
  public Headroom headroom(Disturbance disturbance, ClusterView cluster) {
    var wanted = disturbance.wanted();
    return wanted
        .claim()
        .flatMap(claim -> Optional.ofNullable(cluster.claimed().get(claim)))
        .map(holder -> Headroom.none(wanted.name() + " is in the hands of operation " + holder))
        .orElse(Headroom.unlimited());
  }
}
