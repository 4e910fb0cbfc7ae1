package io.swarmkeeper.executor;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineHttp;
import io.swarmkeeper.executor.registry.Credentials;
import io.swarmkeeper.journal.Ask;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.Logins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Every object that the executor is made of, and its start and stop. */
@ApplicationScoped
public class Wiring {
  private final Bus bus;
  private final Journal journal;
  private final Engine engine;
  private final Executor executor;
  private final Logins logins;
  private final Credentials registries;

  /** Made of its settings alone; nothing is reached before the start. */
  @Inject
  public Wiring(
      @ConfigProperty(name = "keeper.nats", defaultValue = "nats://127.0.0.1:4222") String nats,
      @ConfigProperty(name = "keeper.creds") Optional<Path> credentials,
      @ConfigProperty(name = "keeper.swarm", defaultValue = "local") String swarm,
      @ConfigProperty(name = "docker.host", defaultValue = "unix:///var/run/docker.sock") URI host,
      MeterRegistry meters) {
    var subjects = new Subjects(swarm);
    var clock = Clock.systemUTC();
    bus = Bus.connecting(new BusSettings(nats, credentials, "keeper-executor"));
    journal = new Journal(bus, subjects, "keeper/executor");
    engine = new Engine(new EngineHttp(host, Engine.DEADLINE, new CommandMetrics(meters)));
    var service = new Service(engine, journal, new Ask(bus, subjects), clock, meters);
    logins = new Logins(bus, subjects);
    registries = service.credentials();
    executor = new Executor(engine, service, new Heartbeats(bus, subjects), clock);
  }

  void start(@Observes StartupEvent event) {
    journal.prepare();
    logins.listen(registries::take);
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
    return () ->
        HealthCheckResponse.named("nats")
            .status(bus.connected() && journal.prepared())
            .withData("server", bus.server())
            .withData("journal", journal.prepared() ? "there" : "not there yet")
            .build();
  }

  @Produces
  @Singleton
  @Readiness
  HealthCheck engine() {
    return () ->
        switch (executor.sight()) {
          case Executor.Seen(var self) ->
              HealthCheckResponse.named("engine")
                  .up()
                  .withData("node", self.host())
                  .withData("manager", self.manager())
                  .build();
          case Executor.NotYet(var reason) ->
              HealthCheckResponse.named("engine").down().withData("reason", reason).build();
        };
  }

  @Produces
  @Singleton
  @Liveness
  HealthCheck loops() {
    return () -> HealthCheckResponse.named("loops").status(executor.alive()).build();
  }
}
