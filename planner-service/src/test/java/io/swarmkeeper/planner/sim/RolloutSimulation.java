package io.swarmkeeper.planner.sim;

import static io.swarmkeeper.planner.sim.Scenario.OPERATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.operation.Visits;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import io.swarmkeeper.planner.rollout.RolloutMachine;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One rollout in a swarm with Swarm's updater. */
final class RolloutSimulation extends Simulation<Rollout> {
  private static final OperationId OTHER = new OperationId("d-9");
  private static final Claim S0 = Claim.service("s0");

  /** How many seconds Swarm waits for a node. */
  private static final int NOTICED_AFTER = 15;

  /** How many seconds a person leaves it paused. */
  private static final int PATIENCE = 26;

  final Scenario scenario;
  final SimSwarm swarm;
  private final Views views;
  private Instant diedAt;
  private int pausedFor;
  private int pauses;

  RolloutSimulation(long seed, Visits<Rollout> visits) {
    this(seed, random(seed), visits);
  }

  private RolloutSimulation(long seed, Random random, Visits<Rollout> visits) {
    super(seed, random, OPERATION, visits.of(new RolloutMachine(1 + random.nextInt(4))));
    scenario = Scenario.of(random);
    swarm = new SimSwarm(random, scenario.flaws(), scenario.cannotPull());
    views = new Views(random, scenario.managersSilent(), scenario.watchersSilent());
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
    return run(scenario.rollout());
  }

  @Override
  void passes(int second) throws InterruptedException {
    if (scenario.diesAt().equals(Optional.of(second))) {
      swarm.nodeDies();
      diedAt = now();
    }
    if (scenario.diesAt().map(at -> at + NOTICED_AFTER).equals(Optional.of(second))) {
      swarm.nodeIsDown(now());
    }
    swarm.tick(now());
    views.see(
        second,
        new ClusterView(
            now(),
            now(),
            Map.of("node-0", node("node-0"), SimSwarm.SECOND, node(SimSwarm.SECOND)),
            swarm.look(now())));
    interfere(second);
  }

  private NodeView node(String id) {
    var heard = Optional.of(id.equals(SimSwarm.SECOND) && diedAt != null ? diedAt : now());
    return new NodeView(id, id, "manager", false, "active", swarm.stateOf(id), heard, heard);
  }

  @Override
  ClusterView view(int second) {
    return views.any(now());
  }

  /** People: one pauses and goes on later, one aborts, one does not know that we are at work. */
  private void interfere(int second) throws InterruptedException {
    if (scenario.pauseAt().equals(Optional.of(second))) {
      var _ = asks(new Signal.PauseAsked("bob", "lunch"));
    }
    if (scenario.abortAt().equals(Optional.of(second))) {
      var _ = asks(new Signal.AbortAsked("bob", "enough"));
    }
    if (scenario.foreignAt().equals(Optional.of(second)) && swarm.services.containsKey("s0")) {
      swarm.services.get("s0").overwrite(scenario.foreign("s0"), now());
    }
    othersHold(second);
    pausedFor = operation().phase() instanceof Phase.Paused ? pausedFor + 1 : 0;
    if (pausedFor == PATIENCE) {
      pauses++;
    }
    if (pausedFor >= PATIENCE) {
      var goesOn = operation().resumable() && pauses <= 2;
      var _ =
          asks(
              goesOn
                  ? new Signal.ResumeAsked("bob", "back")
                  : new Signal.AbortAsked("bob", "no way"));
    }
  }

  /** Another operation has a service in hand for some time, if it gets it. */
  private void othersHold(int second) throws InterruptedException {
    var from = scenario.heldByOthers().filter(w -> w.contains(second));
    var hold = store.holds().stream().filter(h -> h.holder().equals(OTHER)).findFirst();
    if (from.isPresent() && hold.isEmpty()) {
      var _ = attempt(() -> store.claim(S0, OTHER));
    } else if (from.isEmpty() && hold.isPresent()) {
      var _ = attempt(() -> store.release(hold.get()));
    }
  }

  /** Only the operation that has a service in hand writes to it. */
  @Override
  Optional<Outcome> carryOut(Command command) {
    if (!swarm.canCarryOut(command)) {
      return Optional.empty();
    }
    if (command instanceof Command.PullImage p && scenario.mute().equals(Optional.of(p.nodeId()))) {
      return Optional.empty();
    }
    return Optional.of(
        SimSwarm.writesService(command) && !hasInHand(command)
            ? new Outcome.Refused(command.step().commandId(), "n0", "node-0", "it has ended")
            : swarm.carryOut(command, scenario.revision(), now()));
  }

  private boolean hasInHand(Command command) {
    var claim = Claim.service(command.step().object());
    var holder = store.hold(claim).map(Hold::holder);
    if (!ended()) {
      assertThat(holder).as("whose %s is", command).contains(OPERATION);
    }
    return holder.equals(Optional.of(OPERATION));
  }
}
