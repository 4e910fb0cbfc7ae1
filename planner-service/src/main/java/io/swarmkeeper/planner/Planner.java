package io.swarmkeeper.planner;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.SwarmQuery;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.journal.Ask;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.NoAnswer;
import io.swarmkeeper.planner.Outbound.NotSent;
import io.swarmkeeper.planner.Sight.NothingSeen;
import io.swarmkeeper.planner.drain.NodeMachine;
import io.swarmkeeper.planner.request.LiveDrafting;
import io.swarmkeeper.planner.request.RequestDesk;
import io.swarmkeeper.planner.rollout.RolloutMachine;
import io.swarmkeeper.planner.store.NatsOperationStore;
import io.swarmkeeper.planner.store.NatsPlanStore;
import io.swarmkeeper.planner.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The planner as a whole: what it is made of, and its start and end. */
public final class Planner {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
  private static final Duration REGISTRY_ANSWERS_WITHIN = Duration.ofSeconds(30);
  private static final String GROUP = "planners";

  private final Bus bus;
  private final Journal journal;
  private final Ask ask;
  private final Heartbeats heartbeats;
  private final Watchtower watchtower;
  private final Answers answers;
  private final Inbound inbound;
  private volatile List<Loop> loops = List.of();

  /**
   * Nothing happens before {@link #start()}.
   *
   * @param revisionsKept how many revisions of a stack keep their configs and secrets
   */
  public Planner(Bus bus, Journal journal, Clock clock, MeterRegistry metrics, int revisionsKept) {
    this.bus = bus;
    this.journal = journal;
    this.ask = new Ask(bus, journal.subjects());
    this.heartbeats = new Heartbeats(bus, journal.subjects());
    this.watchtower = new Watchtower(this::swarm, clock);
    var store = new NatsOperationStore(journal.operations(), journal.revisions(), journal.claims());
    var drafting =
        new LiveDrafting(
            watchtower, this::images, store, new NatsPlanStore(journal.plans()), revisionsKept);
    Outbound outbound = this::send;
    var operations = new Operations(store, outbound, new RolloutMachine(), new NodeMachine());
    var desk = new RequestDesk(watchtower, drafting, store, operations, outbound, clock);
    this.answers = new Answers(watchtower, drafting, store);
    this.inbound = new Inbound(desk, operations, store, watchtower);
    Gauge.builder("keeper_planner_lag", this, Planner::lag)
        .description("requests and outcomes that wait")
        .register(metrics);
  }

  /** Starts hearing, answering and deciding; NATS may come later. */
  public void start() {
    journal.prepare();
    heartbeats.listen(watchtower::heard);
    ask.<Query.PlanQuery, Plan>answer(
        "plan", GROUP, Query.PlanQuery.class, q -> answered(() -> answers.plan(q)));
    ask.answer("history", GROUP, Query.HistoryQuery.class, q -> answered(() -> answers.history(q)));
    ask.answer("nodes", GROUP, Query.NodesQuery.class, _ -> answered(answers::nodes));
    ask.answer("status", GROUP, Query.StatusQuery.class, q -> answered(() -> answers.status(q)));
    loops = inbound.start(journal);
  }

  /** Ends deciding. */
  public void stop() {
    inbound.stop();
  }

  /** Whether everything that should run runs. */
  public boolean alive() {
    return inbound.alive() && loops.stream().allMatch(Loop::alive);
  }

  /** Messages waiting for us. */
  public long lag() {
    return loops.stream().mapToLong(Loop::lag).sum();
  }

  /** Why we could not decide anything now; empty when we could. */
  public Optional<String> notReady() {
    if (!bus.connected()) {
      return Optional.of("NATS is not connected");
    }
    return journal.prepared()
        ? Optional.empty()
        : Optional.of("the stream and buckets are not there yet");
  }

  private SwarmState swarm() throws NothingSeen, InterruptedException {
    try {
      return ask.ask("swarm", new SwarmQuery(Optional.empty()), SwarmState.class, ANSWER_WITHIN);
    } catch (NoAnswer e) {
      throw new NothingSeen(
          "no executor on a manager answers: is executor-service running on a manager, on the same"
              + " NATS and swarm name? ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private ImageAnswer images(List<String> images) throws NothingSeen, InterruptedException {
    try {
      return ask.ask(
          "image", new Query.ImageQuery(images), ImageAnswer.class, REGISTRY_ANSWERS_WITHIN);
    } catch (NoAnswer e) {
      throw new NothingSeen(
          "no executor on a manager could ask the registry: " + e.getMessage(), e);
    }
  }

  private void send(io.swarmkeeper.contract.Envelope envelope)
      throws NotSent, InterruptedException {
    try {
      var _ = journal.publish(envelope);
    } catch (NotPublished e) {
      throw new NotSent(e.getMessage(), e);
    }
  }

  private interface Answering<A> {
    A answer() throws NothingSeen, StoreUnavailable, InterruptedException;
  }

  private static <A> A answered(Answering<A> answering) throws NoAnswer, InterruptedException {
    try {
      return answering.answer();
    } catch (NothingSeen | StoreUnavailable e) {
      throw new NoAnswer(e.getMessage(), e);
    }
  }
}
