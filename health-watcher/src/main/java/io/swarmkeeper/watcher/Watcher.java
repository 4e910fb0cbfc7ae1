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
import io.swarmkeeper.watcher.engine.LocalEngine;
import io.swarmkeeper.watcher.judge.container.Known;
import io.swarmkeeper.watcher.judge.leader.LeaderKnown;
import io.swarmkeeper.watcher.publish.Hearing;
import io.swarmkeeper.watcher.publish.JournalIntents;
import io.swarmkeeper.watcher.publish.Keeping;
import io.swarmkeeper.watcher.publish.Keeping.Said;
import io.swarmkeeper.watcher.publish.Memory;
import io.swarmkeeper.watcher.publish.NodeMemory;
import io.swarmkeeper.watcher.publish.Pulse;
import io.swarmkeeper.watcher.publish.Sender;
import io.swarmkeeper.watcher.publish.Spool;
import io.swarmkeeper.watcher.watch.ContainerWatch;
import io.swarmkeeper.watcher.watch.Rounds;
import io.swarmkeeper.watcher.watch.Sight;
import io.swarmkeeper.watcher.watch.SwarmWatch;
import io.swarmkeeper.watcher.watch.SwarmWatch.Surroundings;
import io.swarmkeeper.watcher.watch.Watches;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A whole watcher: every object that it is made of, started and stopped together. */
public final class Watcher implements AutoCloseable {
  private static final Duration ENGINE_DEADLINE = Duration.ofSeconds(10);
  private static final int SPOOL = 10_000;

  private final EngineHttp http;
  private final Bus bus;
  private final Journal journal;
  private final Spool spool;
  private final ContainerWatch containers;
  private final SwarmWatch swarm;
  private final Watches watches;
  private final EventStream events;
  private final List<Rounds> publishing;

  private Watcher(Settings settings, MeterRegistry registry, InstantSource clock) {
    var subjects = new Subjects(settings.swarm());
    http = new EngineHttp(settings.engine(), ENGINE_DEADLINE);
    bus = Bus.connecting(settings.nats());
    journal = new Journal(bus, subjects, "keeper/watcher");
    spool = new Spool(SPOOL, clock);
    var engine = new LocalEngine(new Engine(http), clock);
    var said = new NodeMemory(journal);
    containers = new ContainerWatch(engine, said, spool::put, clock);
    var led = new Memory<>(journal.seen(), LeaderKnown.class, LeaderKnown.nothing());
    var steadiness = new Memory<>(journal.seen(), Stabilities.class, new Stabilities(List.of()));
    swarm =
        new SwarmWatch(
            engine,
            () -> containers.sight().standing(),
            new Surroundings(led, new Hearing(bus, subjects), new JournalIntents(journal)),
            spool::put,
            clock);
    watches = Watches.start(containers, swarm);
    events = EventStream.start(http, wanted(), watches::tell);
    var metrics = new Metrics(registry, clock);
    metrics.watch(spool, events, containers::sight);
    var sender = new Sender(spool, journal, metrics::stored);
    var pulse = new Pulse(new Heartbeats(bus, subjects), containers::sight, swarm::isLeader, clock);
    var keepings =
        List.of(
            new Keeping<>(said::keep, this::saidOfContainers, spool),
            new Keeping<>(led::keep, this::saidOfSwarm, spool),
            new Keeping<>(steadiness::keep, this::saidOfServices, spool));
    publishing =
        List.of(
            Rounds.start("sender", sender::round),
            Rounds.start(
                "pulse",
                () -> {
                  keepings.forEach(Keeping::round);
                  pulse.round();
                }));
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

  private Optional<Said<Known>> saidOfContainers() {
    var sight = containers.sight();
    return sight
        .standing()
        .filter(_ -> sight.lookedAt().isPresent())
        .map(s -> new Said<>(s.post().nodeId(), sight.known()));
  }

  private Optional<Said<LeaderKnown>> saidOfSwarm() {
    return swarm.known().map(known -> new Said<>(SwarmWatch.KEY, known));
  }

  private Optional<Said<Stabilities>> saidOfServices() {
    return swarm.known().map(known -> new Said<>(Stabilities.KEY, known.services().said()));
  }

  /** What it sees now. */
  public Sight sight() {
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

  /** All loops, for the liveness check. */
  public Stream<Rounds> rounds() {
    return Stream.concat(watches.rounds(), publishing.stream());
  }

  @Override
  public void close() throws IOException {
    events.close();
    watches.close();
    publishing.forEach(Rounds::close);
    bus.close();
    http.close();
  }
}
