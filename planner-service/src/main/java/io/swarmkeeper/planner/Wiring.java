package io.swarmkeeper.planner;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.Queries;
import io.swarmkeeper.planner.shell.LiveDrafting;
import io.swarmkeeper.planner.shell.Operations;
import io.swarmkeeper.service.MicroProfileHealth;
import io.swarmkeeper.service.MicroProfileSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Every object that this service is made of, and its start and stop. */
@ApplicationScoped
public class Wiring {
  private final Bus bus;
  private final Journal journal;
  private final Planner planner;

  /** Made of its settings alone; nothing is reached before the start. */
  @Inject
  public Wiring(Config config, MeterRegistry metrics) {
    var settings = Settings.of(new MicroProfileSettings(config));
    var subjects = new Subjects(settings.swarm());
    bus = Bus.connecting(settings.nats());
    var self =
        new Identity(subjects, Operations.SOURCE, Optional.of(settings.key()), settings.trust());
    journal = new Journal(bus, self);
    planner =
        new Planner(
            journal,
            new Queries(bus, self),
            new Heartbeats(bus, subjects),
            Clock.systemUTC(),
            new LiveDrafting.Terms(
                settings.revisionsKept(), PolicyLoading.policy(settings.policy())));
    Gauge.builder("keeper_planner_lag", planner, Planner::lag)
        .description("requests and outcomes that wait")
        .register(metrics);
  }

  void start(@Observes StartupEvent event) {
    planner.start();
  }

  void stop(@Observes ShutdownEvent event) {
    planner.close();
    bus.close();
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck ready() {
    return new MicroProfileHealth(() -> Health.ready(bus, journal, planner));
  }

  @Produces
  @Singleton
  @Liveness
  HealthCheck live() {
    return new MicroProfileHealth(() -> Health.live(planner));
  }
}
