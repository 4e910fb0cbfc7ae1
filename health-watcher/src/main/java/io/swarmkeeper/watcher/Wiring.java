package io.swarmkeeper.watcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.swarmkeeper.service.HealthAnswer;
import io.swarmkeeper.service.MicroProfileHealth;
import io.swarmkeeper.service.MicroProfileSettings;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Every object of the service that the container must know; {@link Watcher} has the rest. */
@Singleton
final class Wiring {
  @Produces
  @Singleton
  Watcher watcher(Config config, MeterRegistry registry) {
    return Watcher.start(Settings.of(new MicroProfileSettings(config)), registry);
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck nats(Watcher watcher) {
    return new MicroProfileHealth(() -> Health.nats(watcher));
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck engine(Watcher watcher) {
    return new MicroProfileHealth(() -> Health.engine(watcher, InstantSource.system().instant()));
  }

  @Produces
  @Liveness
  @Singleton
  HealthCheck loops(Watcher watcher) {
    return new MicroProfileHealth(() -> HealthAnswer.loops(watcher.loops()));
  }

  /** A watcher that nobody has asked for yet watches all the same. */
  void start(@Observes StartupEvent event, Watcher watcher) {
    watcher.sight();
  }

  void stop(@Disposes Watcher watcher) throws IOException {
    watcher.close();
  }
}
