package io.swarmkeeper.planner.operation;

import io.swarmkeeper.swarm.view.ClusterView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of operation that there are: one machine for each. */
public final class Machines {
  private final Map<Class<?>, Machine<?>> byState;

  /** No two of them decide about the same state. */
  public Machines(List<Machine<?>> machines) {
    byState = machines.stream().collect(Collectors.toMap(Machine::decides, Function.identity()));
  }

  /** What they decide about. */
  public Set<Class<?>> states() {
    return byState.keySet();
  }

  /** As the machine of this kind of operation decides. */
  public Decision<?> decide(Operation operation, Signal signal, ClusterView cluster) {
    return decide(byState.get(operation.getClass()), operation, signal, cluster);
  }

  private static <S extends Operation> Decision<S> decide(
      Machine<S> machine, Operation operation, Signal signal, ClusterView cluster) {
    return machine.decide(machine.decides().cast(operation), signal, cluster);
  }
}
