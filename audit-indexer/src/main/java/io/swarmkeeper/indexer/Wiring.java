package io.swarmkeeper.indexer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.stream.ConsumerSpec;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.indexer.anchor.Anchor;
import io.swarmkeeper.indexer.anchor.Anchoring;
import io.swarmkeeper.indexer.anchor.FileAnchor;
import io.swarmkeeper.indexer.anchor.WebhookAnchor;
import io.swarmkeeper.indexer.checkpoint.Checkpoints;
import io.swarmkeeper.indexer.checkpoint.Checkpoints.Surroundings;
import io.swarmkeeper.indexer.checkpoint.KeyFiles;
import io.swarmkeeper.indexer.elastic.Elastic;
import io.swarmkeeper.indexer.elastic.ElasticPartitions;
import io.swarmkeeper.indexer.elastic.ElasticSequences;
import io.swarmkeeper.indexer.elastic.ElasticShelf;
import io.swarmkeeper.indexer.nats.Backlog;
import io.swarmkeeper.indexer.nats.StreamEntries;
import io.swarmkeeper.indexer.nats.StreamSealedJournal;
import io.swarmkeeper.indexer.placing.Indexer;
import io.swarmkeeper.indexer.placing.PreparedFirst;
import io.swarmkeeper.indexer.reconcile.Reconciliation;
import io.swarmkeeper.indexer.retention.Janitor;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.Partition;
import io.swarmkeeper.service.MicroProfileHealth;
import io.swarmkeeper.service.MicroProfileSettings;
import io.swarmkeeper.service.PeriodicLoop;
import io.swarmkeeper.service.Rhythm;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Every object that the indexer is made of, and the order in which they start and stop. */
@Singleton
public final class Wiring {
  private static final String SOURCE = "keeper/indexer";
  private static final String DURABLE = "audit-indexer";
  private static final Rhythm LOOKS = Rhythm.every(Duration.ofSeconds(5)).goingOn();
  private static final Duration ANCHOR_PATIENCE = Duration.ofSeconds(10);
  private static final Clock CLOCK = Clock.systemUTC();

  private final Settings settings;
  private final Subjects subjects;
  private final Bus bus;
  private final Streams streams;
  private final Journal journal;
  private final Elastic elastic;
  private final Elastic removing;
  private final ElasticShelf shelf;
  private final Indexer indexer;
  private final PreparedFirst prepared;
  private final Backlog backlog;
  private final Reconciliation reconciliation;
  private final List<Anchoring> anchors;
  private final List<Loop> readers = new CopyOnWriteArrayList<>();
  private final List<PeriodicLoop> loops = new CopyOnWriteArrayList<>();

  Wiring(Config config) {
    settings = Settings.of(new MicroProfileSettings(config));
    subjects = new Subjects(settings.swarm());
    bus = Bus.connecting(settings.nats());
    streams = new Streams(bus);
    journal = new Journal(bus, subjects, SOURCE);
    elastic = new Elastic(settings.elasticsearch(), settings.apiKey());
    removing =
        settings.retentionKey().isEmpty()
            ? elastic
            : new Elastic(settings.elasticsearch(), settings.retentionKey());
    shelf = new ElasticShelf(elastic);
    indexer = new Indexer(subjects, shelf, journal.deadLetters()::park, CLOCK, Thread::sleep);
    prepared = new PreparedFirst(shelf, indexer, Thread::sleep);
    backlog = new Backlog(streams, subjects.stream(), DURABLE, indexer.tally(), CLOCK);
    reconciliation = reconciliation();
    anchors = anchors();
  }

  private List<Anchoring> anchors() {
    return Stream.<Anchor>concat(
            settings.anchorFile().stream().map(FileAnchor::new),
            settings.anchorWebhook().stream()
                .map(url -> new WebhookAnchor(url, settings.anchorToken(), ANCHOR_PATIENCE)))
        .map(anchor -> new Anchoring(anchor, subjects))
        .toList();
  }

  /** One checkpoint at a time, so that those in an anchor are in their order. */
  private void anchor(Anchoring anchoring) {
    var made =
        new ConsumerSpec(
            subjects.stream(),
            anchoring.anchor().durable(),
            subjects.checkpointsMade(),
            settings.ackWait(),
            1);
    readers.add(streams.consume(made, anchoring));
    loops.add(
        PeriodicLoop.start(
            "looking at the anchor " + anchoring.anchor().kind(),
            LOOKS,
            () -> anchoring.look(streams)));
  }

  private Reconciliation reconciliation() {
    return new Reconciliation(
        new StreamEntries(streams, subjects.stream(), DURABLE),
        new ElasticSequences(elastic, subjects),
        suspects -> indexer.repair(suspects, this::isKept),
        () -> settings.retention().allKeptSince(CLOCK.instant()),
        Thread::sleep);
  }

  private boolean isKept(EcsDocument document) {
    return settings
        .retention()
        .keeps(Partition.named(settings.swarm(), document.target()), CLOCK.instant());
  }

  private Checkpoints checkpoints() {
    return new Checkpoints(
        new Surroundings(subjects, SOURCE, CLOCK, backlog::events),
        new StreamSealedJournal(bus, journal),
        new KeyFiles(settings.key()),
        settings.pace(),
        Thread::sleep);
  }

  private Janitor janitor() {
    var partitions = new ElasticPartitions(removing, settings.swarm());
    return new Janitor(settings.retention(), partitions, this::announce, CLOCK);
  }

  private void announce(String id, Event event) throws NotPublished, InterruptedException {
    var _ = journal.publish(Envelope.unasked(new MessageId(id), SOURCE, CLOCK.instant(), event));
  }

  void start(@Observes StartupEvent event) {
    journal.prepare();
    var whole =
        new ConsumerSpec(
            subjects.stream(), DURABLE, Streams.EVERYTHING, settings.ackWait(), settings.batch());
    for (var worker = 0; worker < settings.workers(); worker++) {
      readers.add(streams.consumeBatches(whole, prepared));
    }
    anchors.forEach(this::anchor);
    var janitor = janitor();
    loops.add(PeriodicLoop.start("sealing", LOOKS, checkpoints()::sealDue));
    loops.add(PeriodicLoop.start("looking at the backlog", LOOKS, backlog::look));
    loops.add(
        PeriodicLoop.start(
            "comparing journal and record",
            Rhythm.every(settings.reconcileEvery()).goingOn(),
            () -> {
              prepared.prepare();
              var _ = reconciliation.run();
            }));
    loops.add(
        PeriodicLoop.start(
            "removing expired partitions",
            Rhythm.every(settings.cleanEvery()).goingOn(),
            () -> {
              prepared.prepare();
              var _ = janitor.clean();
            }));
  }

  void stop(@Observes ShutdownEvent event) throws IOException {
    loops.forEach(PeriodicLoop::close);
    bus.close();
    elastic.close();
    removing.close();
  }

  @Produces
  @Readiness
  @Singleton
  HealthCheck ready() {
    return new MicroProfileHealth(
        () -> health().ready().with("dead letters", indexer.tally().deadLetters()));
  }

  private Health health() {
    return new Health(
        bus.connected() ? Optional.of(bus.server()) : Optional.empty(),
        shelf.trouble(),
        prepared.prepared(),
        backlog.events(),
        backlog.oldestSeconds(),
        indexer.tally().trouble(),
        anchors);
  }

  @Produces
  @Liveness
  @Singleton
  HealthCheck alive() {
    return new MicroProfileHealth(() -> Health.live(readers, loops));
  }

  void measure(@Observes StartupEvent event, MeterRegistry meters) {
    Metrics.register(meters, indexer.tally(), backlog, reconciliation);
    Metrics.register(meters, anchors);
  }
}
