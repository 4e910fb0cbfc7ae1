package io.swarmkeeper.planner.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * The next state and what to do, in order.
 *
 * @param <S> the operation's type
 */
public record Decision<S extends Operation>(S next, List<Action> actions) {
  /** Keeps its own copy. */
  public Decision {
    actions = List.copyOf(actions);
  }

  /** The next state, with these actions. */
  public static <S extends Operation> Decision<S> of(S next, Action... actions) {
    return new Decision<>(next, List.of(actions));
  }

  /** The same, with this to do before what there is. */
  public Decision<S> after(List<? extends Action> first) {
    return new Decision<S>(next, List.copyOf(first)).and(actions);
  }

  /** The same, with more to do after what there is. */
  public Decision<S> and(List<? extends Action> more) {
    var all = new ArrayList<>(actions);
    all.addAll(more);
    return new Decision<>(next, all);
  }
}
