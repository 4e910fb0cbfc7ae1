package io.swarmkeeper.planner.plan.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.swarm.settings.ServiceSpec;
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

  static Starting of(JsonNode spec, Optional<ServiceView> live) {
    var check = new ServiceSpec(spec).healthcheck();
    if (check.off() || (!check.given() && seen(live, Health.RUNNING))) {
      return new Starting(STARTS_AFTER, STARTS_WITHIN, "a start without health check");
    }
    var interval = check.interval();
    var first = check.startInterval().filter(s -> s.compareTo(interval) < 0).orElse(interval);
    var longest =
        STARTS_WITHIN.plus(check.startPeriod()).plus(interval.multipliedBy(check.retries()));
    return check.given()
        ? new Starting(STARTS_AFTER.plus(first), longest, "the health check")
        : new Starting(
            STARTS_AFTER, longest, "a usual health check, as the image's own is not known");
  }

  private static boolean seen(Optional<ServiceView> live, Health health) {
    return live.stream()
        .flatMap(s -> s.tasks().stream())
        .flatMap(t -> t.container().stream())
        .anyMatch(c -> c.health() == health);
  }
}
