package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Event.Evidence;
import java.time.Instant;
import java.util.List;

/** How a service stands towards the spec that was written. */
public sealed interface Arrival {
  /** Healthy, and stable: it was seen so for its whole monitor time. */
  record Arrived() implements Arrival {}

  /** Every wanted task runs the spec, is healthy, and no other one is left; but not for long. */
  record Healthy(Instant since, String why) implements Arrival {}

  /** Not yet, and nothing speaks against it. */
  record OnTheWay(String why) implements Arrival {}

  /** It will not get there by itself. */
  record Broken(String reason, List<Evidence> evidence) implements Arrival {}

  /** Nobody can know now. */
  record Blind(String why) implements Arrival {}
}
