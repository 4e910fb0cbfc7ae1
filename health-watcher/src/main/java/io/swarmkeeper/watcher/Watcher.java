package io.swarmkeeper.watcher;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.contract.Stabilities;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineHttp;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.engine.events.EventStream;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.service.PeriodicLoop;
import io.swarmkeeper.service.Rhythm;
import io.swarmkeeper.watcher.engine.LocalEngine;
import io.swarmkeeper.watcher.judge.container.KnownContainers;
import io.swarmkeeper.watcher.judge.leader.LeaderKnown;
import io.swarmkeeper.watcher.nats.HeartbeatSender;
import io.swarmkeeper.watcher.nats.JournalCommands;
import io.swarmkeeper.watcher.nats.JournalSender;
import io.swarmkeeper.watcher.nats.NewsSpool;
import io.swarmkeeper.watcher.nats.PublishedContainers;
import io.swarmkeeper.watcher.nats.PublishedStateBucket;
import io.swarmkeeper.watcher.nats.PublishedStateWriter;
import io.swarmkeeper.watcher.nats.PublishedStateWriter.Said;
import io.swarmkeeper.watcher.nats.WatcherHeartbeats;
import io.swarmkeeper.watcher.watch.ContainerWatch;
import io.swarmkeeper.watcher.watch.NodeSight;
import io.swarmkeeper.watcher.watch.SwarmWatch;
import io.swarmkeeper.watcher.watch.SwarmWatch.Sources;
import io.swarmkeeper.watcher.watch.WatchLoops;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A whole watcher: every object that it is made of, started and stopped together. */
public final class Watcher implements AutoCloseable {
  private static final Duration ENGINE_DEADLINE = Duration.ofSeconds(10);
  private static final int SPOOL = 10_000;

  private final EngineHttp http;
  private final Bus bus;
  private final Journal journal;
  private final NewsSpool spool;
  private final ContainerWatch containers;
  private final SwarmWatch swarm;
  private final WatchLoops watches;
  private final EventStream events;
  private final List<PeriodicLoop> publishing;

  private Watcher(Settings settings, MeterRegistry registry, InstantSource clock) {
    var subjects = new Subjects(settings.swarm());
    http = new EngineHttp(settings.engine(), ENGINE_DEADLINE);
    bus = Bus.connecting(settings.nats());
    journal = new Journal(bus, subjects, "keeper/watcher");
    spool = new NewsSpool(SPOOL, clock);
    var engine = new LocalEngine(new Engine(http), clock);
    var said = new PublishedContainers(journal);
    containers = new ContainerWatch(engine, said, spool::put, clock);
    var led = new PublishedStateBucket<>(journal.seen(), LeaderKnown.class, LeaderKnown.nothing());
    var beats = new Heartbeats(bus, subjects);
    swarm =
        new SwarmWatch(
            engine,
            () -> containers.sight().membership(),
            new Sources(led, new WatcherHeartbeats(beats, clock), new JournalCommands(journal)),
            spool::put,
            clock);
    watches = WatchLoops.start(containers, swarm);
    events = EventStream.start(http, wanted(), watches::tell);
    var metrics = new Metrics(registry, clock);
    metrics.watch(spool, events, containers::sight);
    var sender = new JournalSender(spool, journal, metrics::stored);
    var heartbeats = new HeartbeatSender(beats, containers::sight, swarm::isLeader, clock);
    var writers = writers(said, led);
    PeriodicLoop.Round pulse =
        () -> {
          writers.forEach(PublishedStateWriter::round);
          heartbeats.round();
        };
    publishing =
        List.of(
            PeriodicLoop.start("sender", Rhythm.waiting(), sender::round),
            PeriodicLoop.start("pulse", HeartbeatSender.RHYTHM, pulse));
  }

  private List<PublishedStateWriter<?>> writers(
      PublishedContainers said, PublishedStateBucket<LeaderKnown> led) {
    var steadiness =
        new PublishedStateBucket<>(journal.seen(), Stabilities.class, new Stabilities(List.of()));
    return List.of(
        new PublishedStateWriter<>(said::keep, this::saidOfContainers, spool),
        new PublishedStateWriter<>(led::keep, this::saidOfSwarm, spool),
        new PublishedStateWriter<>(steadiness::keep, this::saidOfServices, spool));
  }

  /** Starts at once, whether or not NATS and the engine are there. */
  public static Watcher start(Settings settings, MeterRegistry registry) {
    var watcher = new Watcher(settings, registry, InstantSource.system());
    watcher.journal.prepare();
    return watcher;
  }

  /** Health probes make most of an engine's events, and say nothing by themselves. */
  private static Filters wanted() {
    var filters = Filters.none();
    for (var type : List.of("container", "service", "node", "config", "secret")) {
      filters = filters.with("type", type);
    }
    for (var event :
        List.of("start", "die", "oom", "destroy", "health_status", "create", "update", "remove")) {
      filters = filters.with("event", event);
    }
    return filters;
  }

  private Optional<Said<KnownContainers>> saidOfContainers() {
    var sight = containers.sight();
    return sight
        .membership()
        .filter(_ -> sight.lookedAt().isPresent())
        .map(s -> new Said<>(s.node().nodeId(), sight.known()));
  }

  private Optional<Said<LeaderKnown>> saidOfSwarm() {
    return swarm.known().map(known -> new Said<>(SwarmWatch.KEY, known));
  }

  private Optional<Said<Stabilities>> saidOfServices() {
    return swarm.known().map(known -> new Said<>(Stabilities.KEY, known.services().said()));
  }

  /** What it sees now. */
  public NodeSight sight() {
    return containers.sight();
  }

  /** Why the leader's watch of the swarm does not see. */
  public Optional<String> swarmTrouble() {
    return swarm.trouble();
  }

  /** Whether NATS is connected and the journal is there. */
  public boolean canPublish() {
    return bus.connected() && journal.prepared();
  }

  /** How many observations wait. */
  public int waiting() {
    return spool.size();
  }

  /** All loops, by name, and whether each is alive. */
  Map<String, Boolean> loops() {
    var alive = new LinkedHashMap<String, Boolean>();
    Stream.concat(watches.loops(), publishing.stream())
        .forEach(loop -> alive.put(loop.name(), loop.alive()));
    return alive;
  }

  @Override
  public void close() throws IOException {
    events.close();
    watches.close();
    publishing.forEach(PeriodicLoop::close);
    bus.close();
    http.close();
  }
}
