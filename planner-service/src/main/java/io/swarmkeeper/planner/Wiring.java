package io.swarmkeeper.planner;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.planner.plan.object.KeptRevisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Every object that this service is made of. */
@ApplicationScoped
public class Wiring {

  @Produces
  @Singleton
  static Bus bus(
      @ConfigProperty(name = "keeper.nats", defaultValue = "nats://127.0.0.1:4222") String nats,
      @ConfigProperty(name = "keeper.creds") Optional<Path> credentials) {
    return Bus.connecting(new BusSettings(nats, credentials, "keeper-planner"));
  }

  @Produces
  @Singleton
  static Journal journal(
      Bus bus, @ConfigProperty(name = "keeper.swarm", defaultValue = "local") String swarm) {
    return new Journal(bus, new Subjects(swarm), Operations.SOURCE);
  }

  @Produces
  @Singleton
  static Planner planner(
      Bus bus,
      Journal journal,
      MeterRegistry metrics,
      @ConfigProperty(name = "keeper.revisions.kept", defaultValue = "" + KeptRevisions.USUAL)
          int revisionsKept) {
    return new Planner(bus, journal, Clock.systemUTC(), metrics, revisionsKept);
  }

  void start(@Observes StartupEvent event, Planner planner) {
    planner.start();
  }

  void stop(@Observes ShutdownEvent event, Planner planner, Bus bus) {
    planner.stop();
    bus.close();
  }
}
