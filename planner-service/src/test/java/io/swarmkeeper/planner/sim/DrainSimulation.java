package io.swarmkeeper.planner.sim;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.planner.drain.NodeMachine;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.operation.Visits;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One drain or activation in a swarm that moves tasks when it pleases. */
final class DrainSimulation extends Simulation<NodeOperation> {
  final DrainScenario scenario;
  final DrainSwarm swarm;
  private final Views views;
  private int second;
  private Optional<Boolean> doneAtEnd = Optional.empty();

  DrainSimulation(long seed, Visits<NodeOperation> visits) {
    this(seed, random(seed), visits);
  }

  private DrainSimulation(long seed, Random random, Visits<NodeOperation> visits) {
    super(seed, random, DrainScenario.OPERATION, visits.of(new NodeMachine()));
    scenario = DrainScenario.of(random);
    swarm = new DrainSwarm(scenario, random);
    views = new Views(random, scenario.managersSilent(), scenario.nodesSilent());
  }

  /** Answers whether it ended. */
  boolean run() throws InterruptedException, StoreUnavailable {
    var affected = scenario.drains() ? swarm.services().toList() : List.<String>of();
    return run(scenario.operation(affected));
  }

  @Override
  void passes(int now) throws InterruptedException {
    if (ended() && doneAtEnd.isEmpty()) {
      doneAtEnd = Optional.of(swarm.isDone(now()));
    }
    second = now;
    swarm.tick(now, now());
    views.see(now, swarm.look(now()));
    if (scenario.pauseAt().equals(Optional.of(now))) {
      var _ = asks(new Signal.PauseAsked("bob", "lunch"));
      var _ = asks(new Signal.ResumeAsked("bob", "back"));
    }
    if (scenario.abortAt().equals(Optional.of(now))) {
      var _ = asks(new Signal.AbortAsked("bob", "enough"));
    }
  }

  /** Whether what was asked for was so when the verdict was given. */
  boolean doneAtEnd() {
    return doneAtEnd.orElseThrow();
  }

  @Override
  ClusterView view(int now) {
    return views.any(now());
  }

  @Override
  Optional<Outcome> carryOut(Command command) {
    return scenario.executorsSilent().stream().anyMatch(w -> w.contains(second))
        ? Optional.empty()
        : swarm.carryOut(command, now());
  }
}
