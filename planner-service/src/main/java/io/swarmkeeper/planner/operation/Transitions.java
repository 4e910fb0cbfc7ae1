package io.swarmkeeper.planner.operation;

import java.util.List;
import java.util.Set;

/**
 * The ways that a machine takes from one phase to another, in one table: its diagram in
 * docs/states.md is made from it, and the simulations take every one.
 *
 * @param begins what an operation may be at first
 */
public record Transitions(List<Class<?>> begins, List<Way> ways) {
  /** Time passed, the swarm changed, or an executor answered. */
  public static final Set<Class<? extends Signal>> NEWS =
      Set.of(Signal.Looked.class, Signal.Answered.class);

  /**
   * From one phase to another.
   *
   * @param on the signals that lead there
   * @param why for people
   */
  public record Way(Class<?> from, Class<?> to, Set<Class<? extends Signal>> on, String why) {}

  /**
   * Lets a decision pass.
   *
   * @throws IllegalStateException it takes a way that is not in the table
   */
  public void check(Object from, Signal signal, Object to) {
    if (from.getClass() != to.getClass() && ways.stream().noneMatch(w -> is(w, from, signal, to))) {
      throw new IllegalStateException("no way leads from " + from + " to " + to + " on " + signal);
    }
  }

  private static boolean is(Way way, Object from, Signal signal, Object to) {
    return way.from() == from.getClass()
        && way.to() == to.getClass()
        && way.on().contains(signal.getClass());
  }
}
