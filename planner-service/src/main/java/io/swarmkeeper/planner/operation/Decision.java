package io.swarmkeeper.planner.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The next state and what to do, in order; or, for what a person asked, why not.
 *
 * @param <S> the operation's type
 * @param refusal for the person who asked; absent when what was asked is done
 */
public record Decision<S extends Operation>(
    S next, List<Action> actions, Optional<String> refusal) {
  public Decision {
    actions = List.copyOf(actions);
  }

  /** The next state, with these actions. */
  public Decision(S next, List<Action> actions) {
    this(next, actions, Optional.empty());
  }

  /** The state stays, and the person who asked is told why. */
  public static <S extends Operation> Decision<S> refused(S state, String why) {
    return new Decision<>(state, List.of(), Optional.of(why));
  }

  /** The next state, with these actions. */
  public static <S extends Operation> Decision<S> of(S next, Action... actions) {
    return new Decision<>(next, List.of(actions));
  }

  /** The same, with this to do before what there is. */
  public Decision<S> after(List<? extends Action> first) {
    return new Decision<S>(next, List.copyOf(first), refusal).and(actions);
  }

  /** The same, with more to do after what there is. */
  public Decision<S> and(List<? extends Action> more) {
    var all = new ArrayList<>(actions);
    all.addAll(more);
    return new Decision<>(next, all, refusal);
  }
}
