package io.swarmkeeper.planner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Ready: a request that comes now would be taken up. Live: every loop still runs. */
public final class PlannerHealth {
  private PlannerHealth() {}

  @Produces
  @Readiness
  @ApplicationScoped
  static HealthCheck ready(Planner planner) {
    return () -> {
      var reason = planner.notReady();
      return HealthCheckResponse.named("planner")
          .status(reason.isEmpty())
          .withData("why", reason.orElse("takes requests"))
          .withData("lag", planner.lag())
          .build();
    };
  }

  @Produces
  @Liveness
  @ApplicationScoped
  static HealthCheck live(Planner planner) {
    return () -> HealthCheckResponse.named("loops").status(planner.alive()).build();
  }
}
