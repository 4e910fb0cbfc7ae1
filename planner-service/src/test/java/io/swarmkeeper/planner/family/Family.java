package io.swarmkeeper.planner.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.drain.NodeMachine;
import io.swarmkeeper.planner.operation.Children;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.shell.Gathering;
import io.swarmkeeper.planner.shell.NoDrafting;
import io.swarmkeeper.planner.shell.Operations;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.shell.RequestDesk;
import io.swarmkeeper.planner.shell.RequestRefusals;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.sim.Post;
import io.swarmkeeper.planner.sim.Post.Crash;
import io.swarmkeeper.planner.store.MemoryStore;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.planner.store.StateJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A parent and its two drains, in the shell as it is, over a store in memory. */
final class Family {
  static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  static final OperationId PARENT = new OperationId("m-1");
  static final OperationId FIRST = Children.id(PARENT, "node-1");
  static final OperationId SECOND = Children.id(PARENT, "node-2");
  static final OperationId OTHER = new OperationId("d-9");
  private static final int LONGEST = 900;
  private static final int AFTERMATH = 120;

  final Post post;
  final MemoryStore store;

  /** By host: what their executors refuse, and which never get empty. */
  final Set<String> refusing = new HashSet<>();

  final Set<String> neverEmpty = new HashSet<>();
  private final Random random;
  private final int misfortune;
  private final Operations operations;
  private final RequestDesk desk;
  private final ThreeNodes sight = new ThreeNodes(this::now);
  private int second;
  private boolean reentered;

  /** Of a hundred calls, this many of each kind go wrong. */
  Family(long seed, int misfortune) {
    random = new Random(seed * 7919 + 17);
    this.misfortune = misfortune;
    post = new Post(random, misfortune > 0);
    var machines = new Machines(List.of(new TwoDrainsMachine(), new NodeMachine()));
    store = new MemoryStore(new Misfortune(), Optional.of(new StateJson(machines)));
    operations = new Operations(store, post, machines);
    var clock = clock();
    var drafting = new NoDrafting();
    desk =
        new RequestDesk(
            new Gathering(sight, drafting, store),
            operations,
            new RequestRefusals(sight, drafting, operations, post),
            clock);
  }

  private Clock clock() {
    InstantSource source = this::now;
    return source.withZone(ZoneOffset.UTC);
  }

  Instant now() {
    return START.plusSeconds(second);
  }

  Family begin(String... nodes) throws Exception {
    var header =
        new Header(
            PARENT,
            Kind.DRAIN,
            "swarm",
            Asked.of("alice", "patches"),
            new MessageId("m-1"),
            START,
            START.plusSeconds(LONGEST),
            Optional.empty(),
            Optional.empty());
    var parent = new TwoDrains(header, List.of(nodes));
    retried(() -> assertThat(operations.claim(PARENT, parent.claims())).isEmpty());
    retried(() -> {
      if (store.load(PARENT).isEmpty()) {
        operations.begin(parent, List.of(), now());
      }
    });
    return this;
  }

  /** Another operation has this node in hand. */
  Family takenByOther(String nodeId) throws Exception {
    retried(() -> assertThat(store.claim(Claim.node(nodeId), OTHER)).isEqualTo(OTHER));
    return this;
  }

  Family abort() {
    var request = new Request.Abort(Asked.of("bob", "enough"), PARENT, "swarm");
    post.store(Envelope.of(new MessageId("x-" + second), "ops/bob", now(), request));
    return this;
  }

  Family seconds(int many) throws InterruptedException {
    for (int i = 0; i < many; i++) {
      tick();
    }
    return this;
  }

  /** Until nobody but the others holds anything, and for a while after that. */
  Family toTheEnd() throws InterruptedException {
    while (second < LONGEST && !working().isEmpty()) {
      tick();
    }
    return seconds(AFTERMATH);
  }

  List<OperationId> working() {
    return store.running().stream().filter(id -> !id.equals(OTHER)).toList();
  }

  private void tick() throws InterruptedException {
    second++;
    for (var envelope : post.due(second)) {
      if (!attempt(() -> deliver(envelope))) {
        post.again(envelope);
      }
    }
    for (var id : working()) {
      var _ = attempt(() -> on(id, new Signal.Looked(), Optional.empty()));
    }
  }

  private void deliver(Envelope envelope) throws Exception {
    switch (envelope.message()) {
      case Request request -> desk.on(envelope, request, now());
      case Command command -> answer(envelope, command);
      case Outcome outcome ->
          on(
              envelope.operation().orElseThrow(),
              new Signal.Answered(outcome),
              Optional.of(envelope.id()));
      default -> throw new AssertionError(envelope);
    }
  }

  private void answer(Envelope envelope, Command command) {
    var step = command.step();
    var host = step.object();
    var outcome =
        switch (command) {
          case Command.SetNodeAvailability _ when refusing.contains(host) ->
              new Outcome.Refused(
                  step.commandId(), nodeId(command), host, "the engine does not want to");
          case Command.ConfirmEmpty _ when neverEmpty.contains(host) ->
              new Outcome.StillOccupied(step.commandId(), nodeId(command), host, List.of());
          default ->
              new Outcome.Done(
                  step.commandId(), nodeId(command), host, "done", Optional.empty(), false);
        };
    var id = new MessageId(step.commandId() + "/outcome");
    post.store(envelope.causes(id, "keeper/executor/" + host, now(), outcome));
  }

  private static String nodeId(Command command) {
    return command instanceof Command.NodeCommand c ? c.nodeId() : "n-manager";
  }

  private void on(OperationId id, Signal signal, Optional<MessageId> cause) throws Exception {
    operations.on(id, signal, cause, sight.view());
  }

  private interface Effect {
    void take() throws Exception;
  }

  private boolean attempt(Effect effect) throws InterruptedException {
    try {
      effect.take();
      return true;
    } catch (ChangedMeanwhile | StoreUnavailable | NotSent | NothingSeen | Crash e) {
      return false;
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void retried(Effect effect) throws InterruptedException {
    while (!attempt(effect)) {
      second++;
    }
  }

  /** A store that is away before or after writing, a crash, and another planner that is faster. */
  private final class Misfortune implements MemoryStore.Faults {
    @Override
    public void before() throws StoreUnavailable {
      strike();
      if (!reentered && random.nextInt(100) < misfortune) {
        reentered = true;
        try {
          for (var id : working()) {
            var _ = attempt(() -> on(id, new Signal.Looked(), Optional.empty()));
          }
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        } finally {
          reentered = false;
        }
      }
    }

    @Override
    public void after() throws StoreUnavailable {
      strike();
    }

    private void strike() throws StoreUnavailable {
      int dice = random.nextInt(100);
      if (dice < misfortune) {
        throw new Crash();
      }
      if (dice < 2 * misfortune) {
        throw new StoreUnavailable("no answer", new IOException("timeout"));
      }
    }
  }

  TwoDrains parent() {
    return (TwoDrains) store.load(PARENT).orElseThrow().operation();
  }

  Verdict verdict() {
    return parent().end().orElseThrow().verdict();
  }

  /** The events of one operation, in the order of the journal. */
  <E extends Event> List<E> events(OperationId operation, Class<E> kind) {
    return post.journal().stream()
        .filter(e -> e.operation().equals(Optional.of(operation)))
        .map(Envelope::message)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
