package io.swarmkeeper.planner.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.planner.operation.Machine;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.shell.Operations;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.sim.Post.Crash;
import io.swarmkeeper.planner.store.MemoryStore;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.planner.store.StateJson;
import io.swarmkeeper.swarm.view.ClusterView;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/** One operation from its begin to its end in a swarm, a store and a journal that all misbehave. */
abstract class Simulation<S extends Operation> {
  static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final int LONGEST = 3_600;

  /** Keeping operations as JSON costs more than all the rest. */
  private static final int JSON_EVERY = 10;

  private static final int AFTERMATH = 90;

  final Random random;
  final Post post;
  final MemoryStore store;
  private final Machine<S> machine;
  private final Operations operations;
  private final OperationId id;
  private int second;
  private boolean reentered;

  Simulation(long seed, Random random, OperationId id, Machine<S> machine) {
    this.random = random;
    this.id = id;
    this.machine = machine;
    post = new Post(random);
    var machines = new Machines(List.of(machine));
    store =
        new MemoryStore(
            new Misfortune(),
            Optional.of(new StateJson(machines)).filter(_ -> seed % JSON_EVERY == 0));
    operations = new Operations(store, post, machines);
  }

  /** Neighbouring seeds of Random begin alike. */
  static Random random(long seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }

  /** A second passes for the swarm, and people do what they do. */
  abstract void passes(int now) throws InterruptedException;

  /** What a planner sees. */
  abstract ClusterView view(int now);

  /** The executor's answer; none if it is not there to hear the command. */
  abstract Optional<Outcome> carryOut(Command command);

  /** Answers whether it ended. */
  boolean run(S operation) throws InterruptedException, StoreUnavailable {
    // As a request that comes until it is taken up.
    while (store.load(id).isEmpty()) {
      attempt(() -> {
        assertThat(operations.claim(id, operation.claims())).isEmpty();
        operations.begin(operation, List.of(), START);
      });
    }
    while (second < LONGEST && !ended()) {
      tick();
    }
    var ended = ended();
    for (int more = 0; more < AFTERMATH; more++) {
      tick();
    }
    return ended;
  }

  S operation() {
    return machine.decides().cast(store.load(id).orElseThrow().operation());
  }

  boolean ended() {
    return store.holds().stream().noneMatch(h -> h.holder().equals(id));
  }

  private void tick() throws InterruptedException {
    second++;
    passes(second);
    for (var envelope : post.due(second)) {
      switch (envelope.message()) {
        case Command command -> hears(envelope, command);
        case Outcome outcome -> {
          if (!on(new Signal.Answered(outcome), Optional.of(envelope.id()))) {
            post.again(envelope);
          }
        }
        default -> throw new AssertionError(envelope);
      }
    }
    if (!ended()) {
      var _ = on(new Signal.Looked(), Optional.empty());
    }
  }

  Instant now() {
    return START.plusSeconds(second);
  }

  /** As an executor does: what is answered is not done again. */
  private void hears(Envelope envelope, Command command) {
    var outcomeId = new MessageId(command.step().commandId() + "/outcome");
    if (post.has(outcomeId)) {
      return;
    }
    var outcome = carryOut(command);
    if (outcome.isEmpty() || random.nextInt(20) == 0) {
      post.again(envelope); // not there, or killed between doing and saying
    } else {
      post.store(envelope.causes(outcomeId, "executor", now(), outcome.get()));
    }
  }

  /** Somebody asks for it; answers whether that was heard. */
  boolean asks(Signal signal) throws InterruptedException {
    return on(signal, Optional.empty());
  }

  private boolean on(Signal signal, Optional<MessageId> cause) throws InterruptedException {
    return attempt(() -> operations.on(id, signal, cause, view(second)));
  }

  interface Effect {
    void take() throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException;
  }

  static boolean attempt(Effect effect) throws InterruptedException {
    try {
      effect.take();
      return true;
    } catch (ChangedMeanwhile | StoreUnavailable | NotSent | Crash e) {
      return false;
    }
  }

  /** Another planner that is faster, a store that does not answer, a crash after saving. */
  private final class Misfortune implements MemoryStore.Faults {
    @Override
    public void before() throws StoreUnavailable {
      int dice = random.nextInt(100);
      if (dice < 3) {
        throw new StoreUnavailable("away", new IOException("timeout"));
      }
      if (dice < 8 && !reentered) {
        reentered = true;
        try {
          var _ = on(new Signal.Looked(), Optional.empty());
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        } finally {
          reentered = false;
        }
      }
    }

    @Override
    public void after() throws StoreUnavailable {
      int dice = random.nextInt(100);
      if (dice == 0) {
        throw new Crash();
      }
      if (dice < 3) {
        throw new StoreUnavailable("no answer", new IOException("timeout"));
      }
    }
  }

  List<Envelope> journal() {
    return List.copyOf(post.journal.values());
  }
}
