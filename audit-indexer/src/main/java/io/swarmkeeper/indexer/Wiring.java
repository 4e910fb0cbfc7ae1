package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.stream.Streams;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.stream.ConsumerSpec;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.indexer.checkpoint.Checkpoints;
import io.swarmkeeper.indexer.checkpoint.Checkpoints.Surroundings;
import io.swarmkeeper.indexer.checkpoint.KeyFiles;
import io.swarmkeeper.indexer.checkpoint.NatsSealedJournal;
import io.swarmkeeper.indexer.checkpoint.SealingLoop;
import io.swarmkeeper.indexer.elastic.Elastic;
import io.swarmkeeper.indexer.elastic.ElasticPartitions;
import io.swarmkeeper.indexer.elastic.ElasticRecorded;
import io.swarmkeeper.indexer.elastic.ElasticShelf;
import io.swarmkeeper.indexer.placing.Indexer;
import io.swarmkeeper.indexer.placing.PreparedFirst;
import io.swarmkeeper.indexer.reconcile.Reconciliation;
import io.swarmkeeper.indexer.retention.Janitor;
import io.swarmkeeper.journal.Journal;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Every object that the indexer is made of, and the order in which they start and stop. */
@Singleton
public final class Wiring {
  private static final String SOURCE = "keeper/audit-indexer";
  private static final String DURABLE = "audit-indexer";
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Clock CLOCK = Clock.systemUTC();

  private final Settings settings;
  private final Subjects subjects;
  private final Bus bus;
  private final Streams streams;
  private final Journal journal;
  private final Elastic elastic;
  private final ElasticShelf shelf;
  private final Indexer indexer;
  private final PreparedFirst prepared;
  private final Backlog backlog;
  private final Reconciled reconciled;
  private final Janitor janitor;
  private final Chores chores = new Chores();
  private final List<Loop> loops = new CopyOnWriteArrayList<>();
  private SealingLoop sealing;

  Wiring(Config config) {
    settings = Settings.of(config);
    subjects = new Subjects(settings.swarm());
    bus = Bus.connecting(new BusSettings(settings.nats(), settings.credentials(), DURABLE));
    streams = new Streams(bus);
    journal = new Journal(bus, subjects, SOURCE);
    elastic = new Elastic(settings.elasticsearch(), settings.apiKey());
    shelf = new ElasticShelf(elastic);
    indexer = new Indexer(subjects, shelf, journal.deadLetters()::park, CLOCK, Thread::sleep);
    prepared = new PreparedFirst(shelf, indexer, Thread::sleep);
    backlog = new Backlog(streams, subjects.stream(), DURABLE, indexer.tally(), CLOCK);
    reconciled = new Reconciled(reconciliation());
    var partitions = new ElasticPartitions(elastic, settings.swarm());
    janitor = new Janitor(settings.retention(), partitions, this::tell, CLOCK);
  }

  private Reconciliation reconciliation() {
    var repair = new KeptOnly(indexer, settings.retention(), settings.swarm(), CLOCK);
    return new Reconciliation(
        new JournalEntries(streams, subjects.stream(), DURABLE),
        new ElasticRecorded(elastic, subjects),
        repair,
        settings.retention()::allKeptSince,
        CLOCK,
        Thread::sleep);
  }

  private Checkpoints checkpoints() {
    return new Checkpoints(
        new Surroundings(subjects, SOURCE, CLOCK, backlog::events),
        new NatsSealedJournal(bus, journal),
        new KeyFiles(settings.key()),
        settings.pace(),
        Thread::sleep);
  }

  private void tell(String id, Event event) throws NotPublished, InterruptedException {
    var _ = journal.publish(Envelope.unasked(new MessageId(id), SOURCE, CLOCK.instant(), event));
  }

  void start(@Observes StartupEvent event) {
    journal.prepare();
    var whole =
        new ConsumerSpec(
            subjects.stream(), DURABLE, subjects.journal(), settings.ackWait(), settings.batch());
    for (var worker = 0; worker < settings.workers(); worker++) {
      loops.add(streams.consumeBatches(whole, prepared));
    }
    sealing = SealingLoop.start(checkpoints(), LOOK_EVERY);
    chores.every(LOOK_EVERY, "looking at the backlog", backlog::look);
    chores.every(
        settings.reconcileEvery(),
        "comparing journal and record",
        () -> {
          prepared.prepare();
          reconciled.run();
        });
    chores.every(
        settings.cleanEvery(),
        "removing expired partitions",
        () -> {
          prepared.prepare();
          var _ = janitor.clean();
        });
  }

  void stop(@Observes ShutdownEvent event) throws IOException {
    chores.close();
    sealing.close();
    bus.close();
    elastic.close();
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck ready() {
    return new Ready(bus, shelf, prepared, backlog, indexer.tally());
  }

  @Produces
  @Liveness
  @Singleton
  HealthCheck alive() {
    return () ->
        HealthCheckResponse.named("reading the journal")
            .status(loops.stream().allMatch(Loop::alive))
            .build();
  }

  void measure(@Observes StartupEvent event, MeterRegistry meters) {
    Metrics.register(meters, indexer.tally(), backlog, reconciled);
  }
}
