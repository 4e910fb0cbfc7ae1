package io.swarmkeeper.planner.plan.forecast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.spec.HeldSpec;
import io.swarmkeeper.swarm.spec.UpdatePace;
import java.time.Duration;

/**
 * The course of one service's update: so many batches, each followed by the delay, and watched for
 * the monitor time at the end.
 */
record Course(int batches, Duration delay, Duration monitor) {
  /** Of so many tasks that are replaced by this spec, held; new tasks start all at once. */
  static Course of(ObjectNode spec, int replaced) {
    var pace = UpdatePace.of(HeldSpec.of(spec));
    return replaced == 0
        ? new Course(1, Duration.ZERO, pace.monitor())
        : new Course(pace.batches(replaced), pace.delay(), pace.monitor());
  }

  /** The whole, when a batch takes this long. Swarm sleeps the delay after the last batch too. */
  Duration whole(Duration batch) {
    return batch.plus(delay).multipliedBy(batches).plus(monitor);
  }

  /** What a batch took, when the whole took this long. */
  Duration batch(Duration whole) {
    var left = whole.minus(monitor).minus(delay.multipliedBy(batches));
    return left.isNegative() ? Duration.ZERO : left.dividedBy(Math.max(1, batches));
  }
}
