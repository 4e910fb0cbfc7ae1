package io.swarmkeeper.planner.gate;

import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.swarm.view.ClusterView;

/**
 * A rollout has only so many services in hand at once, so that a bad release stops early.
 *
 * @param atOnce services
 */
public record InFlight(int atOnce) implements Gate {
  @Override
  public Headroom headroom(Rollout rollout, ClusterView cluster) {
    var busy =
        rollout.steps().stream()
            .filter(step -> step.state().inFlight())
            .map(step -> step.name())
            .toList();
    return new Headroom(
        Math.max(0, atOnce - busy.size()), "in hand: " + busy + ", at most " + atOnce + " at once");
  }
}
