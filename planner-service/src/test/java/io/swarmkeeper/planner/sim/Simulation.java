package io.swarmkeeper.planner.sim;

import static io.swarmkeeper.planner.sim.Scenario.OPERATION;
import static io.swarmkeeper.planner.sim.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.planner.drain.NodeMachine;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import io.swarmkeeper.planner.rollout.RolloutMachine;
import io.swarmkeeper.planner.shell.Operations;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.sim.Post.Crash;
import io.swarmkeeper.planner.store.ChangedMeanwhile;
import io.swarmkeeper.planner.store.MemoryStore;
import io.swarmkeeper.planner.store.StateJson;
import io.swarmkeeper.planner.store.StoreUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/** One rollout from its begin to its end in a swarm, a store and a journal that all misbehave. */
final class Simulation {
  private static final int LONGEST = 3_600;

  /** Keeping operations as JSON costs more than all the rest. */
  private static final int JSON_EVERY = 10;

  private static final int AFTERMATH = 90;

  final Scenario scenario;
  final SimSwarm swarm;
  final Post post;
  final MemoryStore store;
  private final Random random;
  private final Views views;
  private final Operations operations;
  private int second;
  private int pausedFor;
  private int resumes;
  private boolean reentered;

  Simulation(long seed) {
    // Neighbouring seeds of Random begin alike.
    random = new Random(new SplittableRandom(seed).nextLong());
    scenario = Scenario.of(random);
    swarm = new SimSwarm(random, scenario.flaws(), scenario.cannotPull());
    post = new Post(random);
    views = new Views(scenario, random);
    var machine = new RolloutMachine(1 + random.nextInt(4));
    var machines = new Machines(List.of(machine, new NodeMachine()));
    store =
        new MemoryStore(
            new Misfortune(),
            Optional.of(new StateJson(machines)).filter(_ -> seed % JSON_EVERY == 0));
    operations = new Operations(store, post, machines);
  }

  /** Answers whether it ended. */
  boolean run() throws InterruptedException, ChangedMeanwhile, StoreUnavailable {
    scenario
        .actions()
        .forEach((name, action) -> {
          if (action != Action.CREATE) {
            swarm.standing(name, scenario.before(name), START);
          }
        });
    store.create(scenario.revision());
    var rollout = scenario.rollout();
    // As a request that comes until it is taken up.
    while (store.load(OPERATION).isEmpty()) {
      attempt(() -> {
        assertThat(operations.claim(OPERATION, rollout.claims())).isEmpty();
        operations.begin(rollout, List.of(), START);
      });
    }
    while (second < LONGEST && !store.running().isEmpty()) {
      tick();
    }
    var ended = store.running().isEmpty();
    for (int more = 0; more < AFTERMATH; more++) {
      tick();
    }
    return ended;
  }

  Rollout rollout() {
    return (Rollout) store.load(OPERATION).orElseThrow().operation();
  }

  private void tick() throws InterruptedException {
    second++;
    swarm.tick(now());
    views.see(second, now(), swarm);
    interfere();
    for (var envelope : post.due(second)) {
      switch (envelope.message()) {
        case Command command -> carryOut(envelope, command);
        case Outcome outcome -> {
          if (!on(new Signal.Answered(outcome), Optional.of(envelope.id()))) {
            post.again(envelope);
          }
        }
        default -> throw new AssertionError(envelope);
      }
    }
    if (!store.running().isEmpty()) {
      var _ = on(new Signal.Looked(), Optional.empty());
    }
  }

  private Instant now() {
    return START.plusSeconds(second);
  }

  /** People: one pauses and goes on later, one aborts, one does not know that we are at work. */
  private void interfere() throws InterruptedException {
    if (scenario.pauseAt().equals(Optional.of(second))) {
      var _ = on(new Signal.PauseAsked("bob", "lunch"), Optional.empty());
    }
    if (scenario.abortAt().equals(Optional.of(second))) {
      var _ = on(new Signal.AbortAsked("bob", "enough"), Optional.empty());
    }
    if (scenario.foreignAt().equals(Optional.of(second)) && swarm.services.containsKey("s0")) {
      swarm.services.get("s0").overwrite(scenario.foreign("s0"), now());
    }
    pausedFor = rollout().phase() instanceof Phase.Paused ? pausedFor + 1 : 0;
    if (pausedFor > 25) {
      var more = rollout().resumable() && resumes < 2;
      var asked =
          more ? new Signal.ResumeAsked("bob", "back") : new Signal.AbortAsked("bob", "no way");
      if (on(asked, Optional.empty())) {
        pausedFor = 0;
        resumes++;
      }
    }
  }

  /** As an executor does: what is answered is not done again, what has ended does no more. */
  private void carryOut(Envelope envelope, Command command) {
    var id = new MessageId(command.step().commandId() + "/outcome");
    if (post.has(id)) {
      return;
    }
    var ended =
        SimSwarm.writesService(command)
            && store.holds().stream()
                .noneMatch(h -> h.claim().equals(Claim.service(command.step().object())));
    var outcome =
        ended
            ? new Outcome.Refused(command.step().commandId(), "node-0", "it has ended")
            : swarm.carryOut(command, scenario.revision(), now());
    if (random.nextInt(20) == 0) {
      post.again(envelope); // killed between doing and saying
    } else {
      post.store(envelope.causes(id, "executor", now(), outcome));
    }
  }

  private boolean on(Signal signal, Optional<MessageId> cause) throws InterruptedException {
    return attempt(() -> operations.on(OPERATION, signal, cause, views.any(second, now())));
  }

  private interface Effect {
    void take() throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException;
  }

  private static boolean attempt(Effect effect) throws InterruptedException {
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
