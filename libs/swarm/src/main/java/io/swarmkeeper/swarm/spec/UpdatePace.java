package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.Durations;
import io.swarmkeeper.swarm.EngineJson;
import java.time.Duration;

/**
 * How Swarm goes through the tasks of a service that it updates, by the update settings of the spec
 * that is written.
 *
 * @param parallelism how many at a time, 0 for all
 * @param delay between two batches
 * @param order {@code stop-first} or {@code start-first}
 * @param monitor for how long a new task must run to be taken for a good one
 */
public record UpdatePace(int parallelism, Duration delay, String order, Duration monitor) {
  /** The engine's own, where a spec says none, or 0. */
  public static final Duration MONITOR = Duration.ofSeconds(5);

  /** A spec that says nothing of updates gets one at a time; one that says something gets all. */
  public static UpdatePace of(JsonNode spec) {
    var config = spec.path("UpdateConfig");
    var monitor = config.path("Monitor").asLong(0);
    return new UpdatePace(
        config.isObject() ? config.path("Parallelism").asInt(0) : 1,
        Duration.ofNanos(config.path("Delay").asLong(0)),
        EngineJson.text(config, "/Order").orElse("stop-first"),
        monitor > 0 ? Duration.ofNanos(monitor) : MONITOR);
  }

  /** Whether the new task runs before the old one stops. */
  public boolean startFirst() {
    return order.equals("start-first");
  }

  /** How many of so many tasks at a time. */
  public int atOnce(int tasks) {
    return parallelism == 0 ? tasks : Math.min(parallelism, tasks);
  }

  /** How many batches so many tasks are. */
  public int batches(int tasks) {
    return tasks == 0 ? 0 : Math.ceilDiv(tasks, atOnce(tasks));
  }

  /** In words, for so many tasks. */
  public String words(int tasks) {
    if (tasks == 1) {
      return order;
    }
    var batch =
        parallelism == 0
            ? "all at once"
            : parallelism == 1 ? "one at a time" : parallelism + " at a time";
    var between = delay.isZero() ? "" : " with " + Durations.words(delay.toNanos()) + " between";
    return batch + between + ", " + order;
  }
}
