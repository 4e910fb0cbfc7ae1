package io.swarmkeeper.planner.plan.forecast;

import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Duration;

/**
 * How long a task that runs may take to stop. Swarm waits no longer than a minute for it, and then
 * starts the new one all the same.
 */
public record StopGrace(Duration period) {
  /** A constant of Swarm's updater. */
  public static final Duration SWARM_WAITS = Duration.ofMinutes(1);

  /** Of the tasks that run now: what a file says counts for later ones. */
  public static StopGrace of(ServiceView live) {
    return new StopGrace(live.settings().stopGracePeriod());
  }

  /** Whether a new task may start beside the old one. */
  public boolean outlastsSwarm() {
    return period.compareTo(SWARM_WAITS) > 0;
  }

  /** How long the next task waits for it. */
  Duration waited() {
    return outlastsSwarm() ? SWARM_WAITS : period;
  }

  /** How much longer the last one may take. */
  Duration rest() {
    return period.minus(waited());
  }
}
