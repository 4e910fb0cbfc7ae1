package io.swarmkeeper.watcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.swarmkeeper.bus.BusSettings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Every object of the service that the container must know; {@link Watcher} has the rest. */
@Singleton
final class Wiring {
  @Produces
  @Singleton
  Settings settings(
      @ConfigProperty(name = "docker.host", defaultValue = "unix:///var/run/docker.sock")
          URI engine,
      @ConfigProperty(name = "keeper.nats", defaultValue = "nats://127.0.0.1:4222") String nats,
      @ConfigProperty(name = "keeper.creds") Optional<Path> credentials,
      @ConfigProperty(name = "keeper.swarm", defaultValue = "local") String swarm) {
    return new Settings(engine, new BusSettings(nats, credentials, "keeper-watcher"), swarm);
  }

  @Produces
  @Singleton
  Watcher watcher(Settings settings, MeterRegistry registry) {
    return Watcher.start(settings, registry);
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck nats(Watcher watcher) {
    return Health.nats(watcher);
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck engine(Watcher watcher) {
    return Health.engine(watcher);
  }

  @Produces
  @Liveness
  @Singleton
  HealthCheck rounds(Watcher watcher) {
    return Health.rounds(watcher);
  }

  /** A watcher that nobody has asked for yet watches all the same. */
  void start(@Observes StartupEvent event, Watcher watcher) {
    watcher.sight();
  }

  void stop(@Disposes Watcher watcher) throws IOException {
    watcher.close();
  }
}
