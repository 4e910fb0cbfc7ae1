package io.swarmkeeper.executor;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineHttp;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.service.HealthAnswer;
import io.swarmkeeper.service.MicroProfileHealth;
import io.swarmkeeper.service.MicroProfileSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Every object that the executor is made of, and its start and stop. */
@ApplicationScoped
public class Wiring {
  private final Bus bus;
  private final Journal journal;
  private final Engine engine;
  private final Executor executor;

  /** Made of its settings alone; nothing is reached before the start. */
  @Inject
  public Wiring(Config config, MeterRegistry registry) {
    var settings = Settings.of(new MicroProfileSettings(config));
    var subjects = new Subjects(settings.swarm());
    var clock = Clock.systemUTC();
    var metrics = new Metrics(registry);
    bus = Bus.connecting(settings.nats());
    var self =
        new Identity(
            subjects,
            "keeper/executor",
            settings.nats().credentials().map(NatsCredentials::key),
            settings.plannersKnown());
    journal = new Journal(bus, self);
    engine = new Engine(new EngineHttp(settings.engine(), Engine.DEADLINE, metrics));
    var agent = new NodeAgent(engine, journal, bus, clock, metrics).asking(settings.allowed());
    executor = new Executor(engine, agent, new Heartbeats(bus, subjects), clock);
  }

  void start(@Observes StartupEvent event) {
    journal.prepare();
    executor.start();
  }

  void stop(@Observes ShutdownEvent event) {
    executor.close();
    bus.close();
    try {
      engine.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck nats() {
    return new MicroProfileHealth(() -> Health.nats(bus, journal));
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck engine() {
    return new MicroProfileHealth(() -> Health.engine(executor.lastLook()));
  }

  @Produces
  @Singleton
  @Liveness
  HealthCheck loops() {
    return new MicroProfileHealth(() -> HealthAnswer.loops(executor.loops()));
  }
}
