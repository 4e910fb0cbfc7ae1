package io.swarmkeeper.planner.sim;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.sim.Scenario.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What a seed stands for: a node to be drained or activated, and what goes wrong meanwhile.
 *
 * @param services how many there are; each has a task on the node
 * @param stuck a service that runs nowhere else
 * @param conflicts the chance of an attempt to meet a node that has moved
 * @param refused the engine's rules forbid it
 * @param diesAt when the node is gone, with its executor
 */
record DrainScenario(
    Kind kind,
    int services,
    Optional<Integer> stuck,
    double conflicts,
    boolean refused,
    Optional<Integer> diesAt,
    Optional<Window> managersSilent,
    Optional<Window> nodesSilent,
    Optional<Window> executorsSilent,
    Optional<Integer> pauseAt,
    Optional<Integer> abortAt) {
  private static final Window FOR_EVER = new Window(0, Integer.MAX_VALUE);
  static final OperationId OPERATION = new OperationId("n-1");

  static DrainScenario of(Random random) {
    int services = 1 + random.nextInt(4);
    return new DrainScenario(
        random.nextInt(5) == 0 ? Kind.ACTIVATE : Kind.DRAIN,
        services,
        random.nextInt(10) == 0 ? Optional.of(random.nextInt(services)) : Optional.empty(),
        random.nextInt(30) == 0 ? 1 : random.nextInt(3) * 0.3,
        random.nextInt(20) == 0,
        Scenario.sometimes(random, 8),
        Scenario.window(random),
        Scenario.window(random),
        random.nextInt(30) == 0 ? Optional.of(FOR_EVER) : Scenario.window(random),
        Scenario.sometimes(random, 4),
        random.nextInt(5) == 0 ? Optional.of(random.nextInt(25)) : Optional.empty());
  }

  boolean drains() {
    return kind == Kind.DRAIN;
  }

  /** Nothing stands in its way for ever: then the verdict is known beforehand. */
  boolean undisturbed() {
    return (stuck.isEmpty() || !drains())
        && conflicts < 0.5
        && !refused
        && diesAt.isEmpty()
        && !executorsSilent.equals(Optional.of(FOR_EVER))
        && abortAt.isEmpty();
  }

  NodeOperation operation(List<String> affected) {
    var header =
        new Header(
            OPERATION,
            kind,
            "bravo",
            Asked.of("alice", "patch"),
            new MessageId("n-1"),
            Simulation.START,
            Simulation.START.plus(Duration.ofMinutes(5)),
            Optional.empty(),
            Optional.empty());
    return new NodeOperation(header, "n-b", affected, new NodeOperation.Phase.Waiting(), List.of());
  }
}
