package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A spec with everything written out that the engine does when it is not told otherwise: two specs
 * with the same effective form make a service behave the same.
 */
final class EffectiveForm {
  private static final long SECOND = 1_000_000_000L;

  private EffectiveForm() {}

  static ObjectNode of(ObjectNode stored) {
    var spec = stored.deepCopy();
    var task = spec.withObject("/TaskTemplate");
    fill(task.withObject("/ContainerSpec"), "StopGracePeriod", 10 * SECOND);
    var restart = task.withObject("/RestartPolicy");
    if (!restart.has("Condition")) {
      restart.put("Condition", "any");
    }
    fill(restart, "Delay", 5 * SECOND);
    updates(spec.withObject("/UpdateConfig"));
    updates(spec.withObject("/RollbackConfig"));
    return GoValues.withoutEmptyObjects(spec);
  }

  /** Only a spec that says nothing of updates gets all the defaults. */
  private static void updates(ObjectNode update) {
    if (update.isEmpty()) {
      update.put("Parallelism", 1L).put("FailureAction", "pause").put("Order", "stop-first");
    }
    fill(update, "Monitor", UpdatePace.MONITOR.toNanos());
  }

  private static void fill(ObjectNode node, String field, long value) {
    if (!node.has(field)) {
      node.put(field, value);
    }
  }
}
