package io.swarmkeeper.indexer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.stream.ConsumerSpec;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.indexer.checkpoint.Checkpoints;
import io.swarmkeeper.indexer.checkpoint.Checkpoints.Surroundings;
import io.swarmkeeper.indexer.checkpoint.KeyFiles;
import io.swarmkeeper.indexer.checkpoint.NatsSealedJournal;
import io.swarmkeeper.indexer.checkpoint.Pace;
import io.swarmkeeper.indexer.checkpoint.SealingLoop;
import io.swarmkeeper.indexer.elastic.ElasticShelf;
import io.swarmkeeper.journal.Journal;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Every object that the indexer is made of, and the order in which they start and stop. */
@Singleton
public final class Wiring {
  private static final int BATCH = 1000;
  private static final Duration ACK_WAIT = Duration.ofSeconds(30);
  private static final Duration LOOK_WHAT_IS_DUE = Duration.ofSeconds(5);
  private static final String SOURCE = "keeper/audit-indexer";

  private final Subjects subjects;
  private final Bus bus;
  private final ElasticShelf shelf;
  private final Indexer indexer;
  private final Path key;
  private final Pace pace;
  private Loop loop;
  private SealingLoop sealing;

  Wiring(
      @ConfigProperty(name = "keeper.swarm") String swarm,
      @ConfigProperty(name = "keeper.nats") String nats,
      @ConfigProperty(name = "keeper.creds") Optional<Path> credentials,
      @ConfigProperty(name = "keeper.elasticsearch") String elasticsearch,
      @ConfigProperty(name = "keeper.elasticsearch.api-key") Optional<String> apiKey,
      @ConfigProperty(name = "keeper.audit.key") Path key,
      @ConfigProperty(name = "keeper.audit.checkpoint.every") int every,
      @ConfigProperty(name = "keeper.audit.checkpoint.after") Duration after) {
    this.key = key;
    pace = new Pace(every, after);
    subjects = new Subjects(swarm);
    bus = Bus.connecting(new BusSettings(nats, credentials, "audit-indexer"));
    shelf = new ElasticShelf(elasticsearch, apiKey);
    indexer = new Indexer(subjects, shelf, Clock.systemUTC(), Thread::sleep);
  }

  void start(@Observes StartupEvent event) {
    var journal = new Journal(bus, subjects, SOURCE);
    journal.prepare();
    var whole =
        new ConsumerSpec(subjects.stream(), "audit-indexer", subjects.journal(), ACK_WAIT, BATCH);
    loop = bus.consumeBatches(whole, new PreparedFirst(shelf, indexer, Thread::sleep));
    sealing =
        SealingLoop.start(
            new Checkpoints(
                new Surroundings(subjects, SOURCE, Clock.systemUTC()),
                new NatsSealedJournal(bus, journal),
                new KeyFiles(key),
                pace),
            LOOK_WHAT_IS_DUE);
  }

  void stop(@Observes ShutdownEvent event) throws IOException {
    sealing.close();
    bus.close();
    shelf.close();
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck ready() {
    return new Ready(bus, shelf, () -> loop.lag(), indexer.tally());
  }

  @Produces
  @Liveness
  @Singleton
  HealthCheck alive() {
    return () ->
        org.eclipse.microprofile.health.HealthCheckResponse.named("reading the journal")
            .status(loop.alive())
            .build();
  }

  void measure(@Observes StartupEvent event, MeterRegistry meters) {
    var tally = indexer.tally();
    Gauge.builder("keeper.audit.lag", () -> loop == null ? 0 : loop.lag()).register(meters);
    FunctionCounter.builder("keeper.audit.documents", tally, Tally::documents).register(meters);
    FunctionCounter.builder("keeper.audit.repetitions", tally, Tally::repetitions).register(meters);
    FunctionCounter.builder("keeper.audit.retries", tally, Tally::retries).register(meters);
    FunctionCounter.builder("keeper.audit.deadletters", tally, Tally::deadLetters).register(meters);
  }
}
