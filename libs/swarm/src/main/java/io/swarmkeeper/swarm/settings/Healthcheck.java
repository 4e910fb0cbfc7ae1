package io.swarmkeeper.swarm.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A raw health check of a spec, which may be missing: then the image's own counts, if it has one.
 */
public record Healthcheck(JsonNode json) {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final int RETRIES = 3;

  /** Whether the spec says that there is to be none. */
  public boolean off() {
    return json.at("/Test/0").asText("").equals("NONE");
  }

  /** Whether the spec names a test of its own. */
  public boolean given() {
    return !json.path("Test").isEmpty();
  }

  /** Between two tests. */
  public Duration interval() {
    return duration("Interval").orElse(INTERVAL);
  }

  /** For how long after the start a failing test does not count. */
  public Duration startPeriod() {
    return duration("StartPeriod").orElse(Duration.ZERO);
  }

  /** Between two tests in the start period, if it is another time there. */
  public Optional<Duration> startInterval() {
    return duration("StartInterval");
  }

  /** So many tests in a row that fail make a container unhealthy. */
  public int retries() {
    var retries = json.path("Retries").asInt(0);
    return retries > 0 ? retries : RETRIES;
  }

  private Optional<Duration> duration(String field) {
    var nanos = json.path(field).asLong(0);
    return nanos > 0 ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
  }
}
