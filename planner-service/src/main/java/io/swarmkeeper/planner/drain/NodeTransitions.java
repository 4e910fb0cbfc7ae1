package io.swarmkeeper.planner.drain;

import io.swarmkeeper.planner.drain.NodeOperation.Phase.Confirming;
import io.swarmkeeper.planner.drain.NodeOperation.Phase.Ended;
import io.swarmkeeper.planner.drain.NodeOperation.Phase.Moving;
import io.swarmkeeper.planner.drain.NodeOperation.Phase.Setting;
import io.swarmkeeper.planner.drain.NodeOperation.Phase.Waiting;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.Answered;
import io.swarmkeeper.planner.operation.Signal.Looked;
import io.swarmkeeper.planner.operation.Transitions;
import io.swarmkeeper.planner.operation.Transitions.Way;
import java.util.List;
import java.util.Set;

/** Every way that a drain or an activation takes from one phase to another. */
public final class NodeTransitions {
  /** The table. */
  public static final Transitions ALL =
      new Transitions(
          List.of(Waiting.class),
          List.of(
              new Way(Waiting.class, Setting.class, Set.of(Looked.class), "at once"),
              new Way(Setting.class, Moving.class, Set.of(Answered.class), "it is set"),
              new Way(Moving.class, Confirming.class, Set.of(Looked.class), "all is elsewhere"),
              new Way(
                  Confirming.class, Moving.class, Set.of(Answered.class), "a container is left"),
              new Way(Confirming.class, Ended.class, Set.of(Answered.class), "the node is empty"),
              new Way(
                  Moving.class,
                  Ended.class,
                  Set.of(Looked.class),
                  "it takes tasks again, or is lost"),
              new Way(Setting.class, Ended.class, Set.of(Answered.class), "it is refused"),
              new Way(Setting.class, Ended.class, Set.of(Looked.class), "deadline"),
              new Way(Moving.class, Ended.class, Set.of(Looked.class), "deadline"),
              new Way(Confirming.class, Ended.class, Set.of(Looked.class), "deadline"),
              new Way(Waiting.class, Ended.class, Set.of(AbortAsked.class), "abort"),
              new Way(Setting.class, Ended.class, Set.of(AbortAsked.class), "abort"),
              new Way(Moving.class, Ended.class, Set.of(AbortAsked.class), "abort"),
              new Way(Confirming.class, Ended.class, Set.of(AbortAsked.class), "abort")));

  private NodeTransitions() {}
}
