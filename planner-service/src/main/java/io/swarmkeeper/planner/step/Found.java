package io.swarmkeeper.planner.step;

import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceLevel;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.Optional;

/**
 * How a service was found when a command about it went out: an operation answers only for what it
 * changes.
 *
 * @param hopeless places where no task could be then
 * @param replicas written instead of those that are recorded; absent where those are
 * @param recordedLater whether the recorded ones are written when all is well
 */
public record Found(int hopeless, Optional<Integer> replicas, boolean recordedLater) {
  /** Nothing that counts. */
  public static final Found NOTHING = new Found(0, Optional.empty(), false);

  /**
   * A service about to be written.
   *
   * @param scaledByHand whether somebody has scaled it since the plan
   * @param waitsAgain whether its new spec fits where the present one does, and nowhere else
   */
  static Found of(
      ServiceView service, ClusterView cluster, boolean scaledByHand, boolean waitsAgain) {
    var level = ServiceLevel.of(service, cluster);
    if (scaledByHand) {
      return new Found(level.hopeless(), Optional.of(service.wanted()), false);
    }
    var placed = level.expected() - level.unplaced();
    // Swarm's updater takes a place that nothing fits first, and waits for it for ever.
    return !service.global() && waitsAgain && level.unplaced() > 0 && placed > 0
        ? new Found(level.hopeless(), Optional.of(placed), true)
        : new Found(level.hopeless(), Optional.empty(), false);
  }

  /** The replicas to write when all is well. */
  Optional<Integer> settled() {
    return recordedLater ? Optional.empty() : replicas;
  }
}
