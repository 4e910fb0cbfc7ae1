package io.swarmkeeper.planner.operation;

import io.swarmkeeper.planner.operation.Transitions.Way;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Decides as a machine does, and remembers the ways that were taken. */
public final class Visits<S extends Operation> {
  private final Function<S, Object> phase;
  private final Set<Taken> taken = new HashSet<>();

  private record Taken(Class<?> from, Class<?> to, Class<?> on) {}

  /** Of operations whose states say in what phase they are. */
  public Visits(Function<S, Object> phase) {
    this.phase = phase;
  }

  /** The machine, watched. */
  public Machine<S> of(Machine<S> machine) {
    return new Machine<>() {
      @Override
      public Class<S> decides() {
        return machine.decides();
      }

      @Override
      public Decision<S> decide(S operation, Signal signal, ClusterView cluster) {
        var decision = machine.decide(operation, signal, cluster);
        taken.add(
            new Taken(
                phase.apply(operation).getClass(),
                phase.apply(decision.next()).getClass(),
                signal.getClass()));
        return decision;
      }
    };
  }

  /** What the table has and nobody took, for the signal that could have led there. */
  public List<String> untaken(Transitions table) {
    return table.ways().stream()
        .flatMap(way -> way.on().stream().filter(on -> !taken(way, on)).map(on -> words(way, on)))
        .toList();
  }

  private boolean taken(Way way, Class<?> on) {
    return taken.contains(new Taken(way.from(), way.to(), on));
  }

  private static String words(Way way, Class<?> on) {
    return way.from().getSimpleName()
        + " to "
        + way.to().getSimpleName()
        + " on "
        + on.getSimpleName();
  }
}
