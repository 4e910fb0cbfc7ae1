package io.swarmkeeper.planner.plan.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Duration;
import java.util.Optional;

/**
 * How long one task takes until it counts as healthy, by what its spec says.
 *
 * @param basis where the times come from
 */
record Starting(Duration shortest, Duration longest, String basis) {
  private static final Duration STARTS_AFTER = Duration.ofSeconds(1);
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(5);
  private static final Duration ENGINES_INTERVAL = Duration.ofSeconds(30);
  private static final int ENGINES_RETRIES = 3;

  static Starting of(JsonNode spec, Optional<ServiceView> live) {
    var check = spec.at("/TaskTemplate/ContainerSpec/Healthcheck");
    var off = check.at("/Test/0").asText("").equals("NONE");
    if (off || (check.path("Test").isEmpty() && seen(live, Health.RUNNING))) {
      return new Starting(STARTS_AFTER, STARTS_WITHIN, "a start without health check");
    }
    var interval = duration(check, "Interval").orElse(ENGINES_INTERVAL);
    var patience = duration(check, "StartPeriod").orElse(Duration.ZERO);
    var retries =
        check.path("Retries").asInt(0) > 0 ? check.path("Retries").asInt() : ENGINES_RETRIES;
    var first =
        duration(check, "StartInterval").filter(s -> s.compareTo(interval) < 0).orElse(interval);
    var longest = STARTS_WITHIN.plus(patience).plus(interval.multipliedBy(retries));
    return check.path("Test").isEmpty()
        ? new Starting(
            STARTS_AFTER, longest, "a usual health check, as the image's own is not known")
        : new Starting(STARTS_AFTER.plus(first), longest, "the health check");
  }

  private static boolean seen(Optional<ServiceView> live, Health health) {
    return live.stream()
        .flatMap(s -> s.tasks().stream())
        .flatMap(t -> t.container().stream())
        .anyMatch(c -> c.health() == health);
  }

  private static Optional<Duration> duration(JsonNode from, String field) {
    var nanos = from.path(field).asLong(0);
    return nanos > 0 ? Optional.of(Duration.ofNanos(nanos)) : Optional.empty();
  }
}
