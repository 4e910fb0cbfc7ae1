package io.swarmkeeper.planner;

import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.Queries;
import io.swarmkeeper.planner.nats.ExecutorQueries;
import io.swarmkeeper.planner.nats.JournalIntake;
import io.swarmkeeper.planner.nats.JournalOutbound;
import io.swarmkeeper.planner.nats.NatsDirectory;
import io.swarmkeeper.planner.nats.NatsOperationStore;
import io.swarmkeeper.planner.nats.NatsPlanStore;
import io.swarmkeeper.planner.nats.QueryDesk;
import io.swarmkeeper.planner.people.Installers;
import io.swarmkeeper.planner.people.Registration;
import io.swarmkeeper.planner.shell.Answers;
import io.swarmkeeper.planner.shell.ClaimSweep;
import io.swarmkeeper.planner.shell.Gathering;
import io.swarmkeeper.planner.shell.Inbound;
import io.swarmkeeper.planner.shell.LiveDrafting;
import io.swarmkeeper.planner.shell.Operations;
import io.swarmkeeper.planner.shell.Reception;
import io.swarmkeeper.planner.shell.RequestDesk;
import io.swarmkeeper.planner.shell.RequestRefusals;
import io.swarmkeeper.planner.sight.Watchtower;
import io.swarmkeeper.planner.store.StateJson;
import io.swarmkeeper.service.PeriodicLoop;
import io.swarmkeeper.service.Rhythm;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The planner as a whole: what it is made of, and its start and end. */
final class Planner implements AutoCloseable {
  private static final Rhythm SWEEPS = Rhythm.every(Duration.ofSeconds(20)).goingOn();

  private final Journal journal;
  private final Heartbeats heartbeats;
  private final Watchtower watchtower;
  private final QueryDesk queries;
  private final Inbound inbound;
  private final ClaimSweep sweep;
  private volatile Map<String, Loop> hearing = Map.of();
  private volatile List<PeriodicLoop> looping = List.of();

  /** Nothing happens before {@link #start()}. */
  Planner(
      Journal journal, Queries ask, Heartbeats heartbeats, Clock clock, LiveDrafting.Terms terms) {
    this.journal = journal;
    this.heartbeats = heartbeats;
    var executors = new ExecutorQueries(ask);
    watchtower = new Watchtower(executors, clock);
    var machines = OperationKinds.all();
    var store =
        new NatsOperationStore(
            journal.operations(), journal.revisions(), journal.claims(), new StateJson(machines));
    var plans = new NatsPlanStore(journal.plans());
    var drafting = new LiveDrafting(watchtower, executors, store, plans, terms);
    var outbound = new JournalOutbound(journal);
    var operations = new Operations(store, outbound, machines);
    var refusals = new RequestRefusals(watchtower, drafting, operations, outbound);
    var people =
        new Registration(
            new NatsDirectory(journal.people()),
            new Installers(journal.subjects(), journal.self().trust()));
    var desk =
        new RequestDesk(new Gathering(watchtower, drafting, store), operations, refusals, clock);
    var reception =
        new Reception(people, new JournalIntake(journal), store, desk, refusals, outbound);
    queries = new QueryDesk(ask, new Answers(watchtower, drafting, store), people, watchtower);
    inbound = new Inbound(reception, operations, store, watchtower);
    sweep = new ClaimSweep(store, outbound, clock);
  }

  /** Starts hearing, answering and deciding; NATS may come later. */
  void start() {
    journal.prepare();
    heartbeats.listen(watchtower::heard);
    queries.open();
    hearing = inbound.hear(journal);
    looping =
        List.of(
            inbound.look(),
            PeriodicLoop.start("giving back claims of nobody", SWEEPS, sweep::sweep));
  }

  /** Ends deciding; hearing ends with the bus. */
  @Override
  public void close() {
    looping.forEach(PeriodicLoop::close);
  }

  /** Whether everything that should run runs. */
  Map<String, Boolean> loops() {
    var loops = new LinkedHashMap<String, Boolean>();
    hearing.forEach((name, loop) -> loops.put(name, loop.alive()));
    looping.forEach(loop -> loops.put(loop.name(), loop.alive()));
    return loops;
  }

  /** Operations that cannot go on, and why. */
  Map<OperationId, String> spoilt() {
    return inbound.spoilt();
  }

  /** Messages waiting for us. */
  long lag() {
    return hearing.values().stream().mapToLong(Loop::lag).sum();
  }
}
