package io.swarmkeeper.planner.drain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Outcome.ContainerLeft;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.drain.NodeOperation.Phase;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Work on the node {@code bravo} (id {@code n-b}) beside its neighbour {@code alpha} (id {@code
 * n-a}), as sentences.
 */
final class NodeStage {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  private final NodeMachine machine = new NodeMachine();
  private final Map<String, List<TaskView>> tasks = new LinkedHashMap<>();
  private final List<Command> fresh = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private NodeOperation work;
  private Optional<String> refusal = Optional.empty();
  private Instant now = START;
  private Instant neighboursWatcher = START;
  private boolean watcherAlive = true;
  private String availability = "active";

  private NodeStage(Kind kind, String... affected) {
    var header =
        new Header(
            new OperationId("n-1"),
            kind,
            "bravo",
            Asked.of("alice", "patch"),
            new MessageId("n-1"),
            START,
            START.plus(Duration.ofMinutes(10)),
            Optional.empty(),
            Optional.empty());
    work = new NodeOperation(header, "n-b", List.of(affected), new Phase.Waiting(), List.of());
  }

  static NodeStage drain(String... affected) {
    return new NodeStage(Kind.DRAIN, affected);
  }

  static NodeStage activation() {
    return new NodeStage(Kind.ACTIVATE);
  }

  NodeStage runsOn(String service, String node) {
    tasks.put(service, List.of(task(service, Optional.of(node), "running", Health.HEALTHY)));
    return this;
  }

  NodeStage startsOn(String service, String node) {
    tasks.put(service, List.of(task(service, Optional.of(node), "running", Health.STARTING)));
    return this;
  }

  NodeStage findsNoNode(String service, String why) {
    var pending = task(service, Optional.empty(), "pending", Health.STARTING);
    tasks.put(service, List.of(withError(pending, why)));
    return this;
  }

  NodeStage availability(String is) {
    availability = is;
    return this;
  }

  NodeStage neighboursWatcherFallsSilent() {
    watcherAlive = false;
    return this;
  }

  NodeStage looks() {
    return passes(Duration.ofSeconds(1));
  }

  NodeStage passes(Duration time) {
    now = now.plus(time);
    neighboursWatcher = watcherAlive ? now : neighboursWatcher;
    return decide(new Signal.Looked(), now);
  }

  NodeStage passesBlindly(Duration time) {
    var readAt = now;
    now = now.plus(time);
    return decide(new Signal.Looked(), readAt);
  }

  /** Emptiness is confirmed by the node itself, all else by any manager. */
  private static String nodeId(String what) {
    return what.startsWith("confirm-empty") ? "n-b" : "n-a";
  }

  NodeStage does(String what) {
    return says(new Outcome.Done(id(what), nodeId(what), "e", "done", Optional.empty(), false));
  }

  NodeStage conflicts(String what) {
    return says(new Outcome.Conflicted(id(what), nodeId(what), "e", "update out of sequence"));
  }

  NodeStage refuses(String what, String reason) {
    return says(new Outcome.Refused(id(what), nodeId(what), "e", reason));
  }

  NodeStage findsStill(String what, String service) {
    var left = new ContainerLeft("c", service, "t", "running");
    return says(new Outcome.StillOccupied(id(what), nodeId(what), "e", List.of(left)));
  }

  NodeStage signal(Signal signal) {
    return decide(signal, now);
  }

  private NodeStage says(Outcome outcome) {
    return decide(new Signal.Answered(outcome), now);
  }

  private NodeStage decide(Signal signal, Instant readAt) {
    var view = view(readAt);
    var decision = machine.decide(work, signal, view);
    assertThat(machine.decide(work, signal, view)).as("same input").isEqualTo(decision);
    work = decision.next();
    refusal = decision.refusal();
    for (var action : decision.actions()) {
      switch (action) {
        case Action.Send(var command) -> fresh.add(command);
        case Action.Announce(var event) -> events.add(event);
        case Action.Ask ask -> throw new AssertionError(ask);
      }
    }
    return this;
  }

  NodeStage commands(String... expected) {
    assertThat(fresh)
        .map(c -> c.step().value().substring("n-1/".length()))
        .containsExactly(expected);
    fresh.clear();
    return this;
  }

  NodeStage waitsFor(String... parts) {
    assertThat(List.of(parts)).allMatch(work.waitingFor()::contains, work.waitingFor());
    return this;
  }

  NodeStage is(Class<? extends Phase> phase) {
    assertThat(work.phase()).isInstanceOf(phase);
    return this;
  }

  NodeStage ends(Verdict verdict, String... parts) {
    assertThat(work.phase()).isInstanceOf(Phase.Ended.class);
    var ended = (Phase.Ended) work.phase();
    assertThat(ended.verdict()).as(ended.sentence()).isEqualTo(verdict);
    assertThat(List.of(parts)).allMatch(ended.sentence()::contains, ended.sentence());
    assertThat(events).filteredOn(Event.OperationEnded.class::isInstance).hasSize(1);
    return this;
  }

  /** How often it said where it stands. */
  NodeStage spoke(int times) {
    assertThat(events).filteredOn(Event.DrainProgressed.class::isInstance).hasSize(times);
    return this;
  }

  /** The person who asked last was refused, in these words. */
  NodeStage refused(String... parts) {
    var said = refusal.orElseThrow(() -> new AssertionError("nobody was refused"));
    assertThat(List.of(parts)).allMatch(said::contains, said);
    return this;
  }

  NodeOperation operation() {
    return work;
  }

  /** Past the deadline, and nobody has looked. */
  NodeStage late() {
    now = now.plus(Duration.ofMinutes(11));
    return this;
  }

  /** As it is a second later. */
  ClusterView view() {
    now = now.plusSeconds(1);
    return view(now);
  }

  private static MessageId id(String what) {
    return new MessageId("n-1/" + what);
  }

  private ClusterView view(Instant readAt) {
    return new ClusterView(
        now,
        readAt,
        Map.of(
            "n-a", node("n-a", "alpha", "active", neighboursWatcher),
            "n-b", node("n-b", "bravo", availability, now)),
        tasks.keySet().stream()
            .map(this::service)
            .collect(Collectors.toMap(ServiceView::name, Function.identity())));
  }

  private static NodeView node(String id, String host, String availability, Instant watcher) {
    return new NodeView(
        id,
        host,
        "worker",
        false,
        availability,
        "ready",
        Optional.of(watcher),
        Optional.of(watcher));
  }

  private ServiceView service(String name) {
    return new ServiceView(
        "id-" + name,
        name,
        Optional.empty(),
        Optional.empty(),
        1,
        JsonNodeFactory.instance.objectNode(),
        false,
        Set.of(),
        1,
        Optional.empty(),
        Optional.empty(),
        tasks.get(name));
  }

  private static TaskView task(String service, Optional<String> node, String state, Health health) {
    var container =
        new ContainerStatus(
            "c", service, service, health, Optional.empty(), Optional.empty(), START, false);
    return new TaskView(
        service + ".1",
        Optional.of(1),
        node,
        state,
        "running",
        true,
        "image",
        Optional.empty(),
        Optional.empty(),
        START,
        Optional.of(container));
  }

  private static TaskView withError(TaskView t, String why) {
    return new TaskView(
        t.id(),
        t.slot(),
        t.nodeId(),
        t.state(),
        t.desiredState(),
        t.upToDate(),
        t.image(),
        Optional.of(why),
        t.exitCode(),
        t.at(),
        Optional.empty());
  }
}
