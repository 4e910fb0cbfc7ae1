package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.EngineJson;
import java.time.Duration;

/**
 * Decides how a service's spec is written while an operation holds it: a failure stops Swarm's
 * updater, and stops it in time. Nothing that makes a task is touched, so the recorded settings can
 * be restored without a restart (docs/engine-rules.md, rules 5 and 9).
 */
public final class HeldSpec {
  private static final String UPDATE = "UpdateConfig";
  private static final String PAUSE = "pause";

  /**
   * When a new task fails, Swarm's updater sees two things at once, the failure and that it may go
   * on, and takes either. A delay makes it see the failure first.
   */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private HeldSpec() {}

  /** The spec while it is held; the very same one where that makes no difference. */
  public static ObjectNode of(ObjectNode spec) {
    if (!differs(spec)) {
      return spec;
    }
    var held = spec.deepCopy();
    if (!held.hasNonNull(UPDATE)) {
      // An empty UpdateConfig is not the default one: its parallelism 0 means all at once.
      held.putObject(UPDATE)
          .put("Parallelism", 1)
          .put("MaxFailureRatio", 0)
          .put("Order", "stop-first");
    }
    var update = held.withObject("/" + UPDATE).put("FailureAction", PAUSE);
    if (goesOnUnseeing(spec)) {
      update.put("Delay", GLANCE.toNanos());
    }
    return held;
  }

  /** Whether its own update settings have to be restored when it is no longer held. */
  public static boolean differs(JsonNode spec) {
    return EngineJson.text(spec, "/UpdateConfig/FailureAction")
            .filter(a -> !a.equals(PAUSE))
            .isPresent()
        || goesOnUnseeing(spec);
  }

  /** Whether the updater could stop one more old task when a new one has already failed. */
  private static boolean goesOnUnseeing(JsonNode spec) {
    var pace = UpdatePace.of(spec);
    var mode = ServiceMode.of(spec);
    var another = mode.everyNode() ? pace.parallelism() > 0 : pace.batches(mode.tasks()) > 1;
    return another && !pace.startFirst() && pace.delay().compareTo(GLANCE) < 0;
  }
}
