package io.swarmkeeper.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** For how long a new task must run for Swarm's updater to take it for a good one. */
public final class Monitor {
  /** The engine's own, where a spec says none, or 0. */
  public static final Duration DEFAULT = Duration.ofSeconds(5);

  private Monitor() {}

  /** That of a raw service spec. */
  public static Duration of(JsonNode spec) {
    var nanos = spec.at("/UpdateConfig/Monitor").asLong(0);
    return nanos > 0 ? Duration.ofNanos(nanos) : DEFAULT;
  }
}
