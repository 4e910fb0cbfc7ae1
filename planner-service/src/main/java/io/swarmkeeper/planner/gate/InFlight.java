package io.swarmkeeper.planner.gate;

import io.swarmkeeper.planner.gate.Gate.Headroom;
import io.swarmkeeper.swarm.view.ClusterView;

/**
 * An operation has only so many services in hand at once, so that a bad release stops early.
 *
 * @param atOnce services
 */
public record InFlight(int atOnce) implements Gate {
  /** Of every operation. */
  public static final int AT_ONCE = 10;

  @Override
  public Headroom headroom(Disturbance disturbance, ClusterView cluster) {
    var busy = disturbance.inHand().stream().map(Disturbance.Part::name).toList();
    return new Headroom(
        Math.max(0, atOnce - busy.size()), "in hand: " + busy + ", at most " + atOnce + " at once");
  }
}
