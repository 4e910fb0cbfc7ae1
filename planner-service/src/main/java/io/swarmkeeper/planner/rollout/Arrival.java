package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.Evidence;
import java.util.List;

/** How a service stands towards the spec that was written. */
public sealed interface Arrival {
  /** Every wanted task runs the spec, is healthy, and no other one is left. */
  record Arrived() implements Arrival {}

  /** Not yet, and nothing speaks against it. */
  record OnTheWay(String why) implements Arrival {}

  /** It will not get there by itself. */
  record Broken(String reason, List<Evidence> evidence) implements Arrival {}

  /** Nobody can know now. */
  record Blind(String why) implements Arrival {}
}
