package io.swarmkeeper.planner.gate;

import io.swarmkeeper.swarm.view.ClusterView;
import java.util.Comparator;
import java.util.List;

/** One reason to hold back. */
public interface Gate {
  /** How many more services may be taken in hand now, the wanted one first. */
  Headroom headroom(Disturbance disturbance, ClusterView cluster);

  /** The strictest of several. */
  static Headroom strictest(List<Gate> gates, Disturbance disturbance, ClusterView cluster) {
    return gates.stream()
        .map(gate -> gate.headroom(disturbance, cluster))
        .min(Comparator.comparingInt(Headroom::more))
        .orElse(Headroom.unlimited());
  }

  /**
   * How many more services may be taken in hand, and why not more.
   *
   * @param more zero or more
   */
  record Headroom(int more, String why) {
    /** Nothing stands in the way. */
    public static Headroom unlimited() {
      return new Headroom(Integer.MAX_VALUE, "");
    }

    /** Nothing may be started. */
    public static Headroom none(String why) {
      return new Headroom(0, why);
    }
  }
}
