package io.swarmkeeper.planner.rollout;

import static io.swarmkeeper.planner.operation.Transitions.NEWS;

import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.PauseAsked;
import io.swarmkeeper.planner.operation.Signal.ResumeAsked;
import io.swarmkeeper.planner.operation.Transitions;
import io.swarmkeeper.planner.operation.Transitions.Way;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Ended;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Paused;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Pulling;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Returning;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Rolling;
import java.util.List;
import java.util.Set;

/** Every way that a rollout takes from one phase to another. */
public final class RolloutTransitions {
  /** The table. */
  public static final Transitions ALL =
      new Transitions(
          List.of(Pulling.class, Rolling.class),
          List.of(
              new Way(Pulling.class, Rolling.class, NEWS, "nodes have their images"),
              new Way(Pulling.class, Ended.class, NEWS, "no image, or deadline"),
              new Way(Rolling.class, Ended.class, NEWS, "success, or a first revision fails"),
              new Way(Rolling.class, Returning.class, NEWS, "failure or deadline, policy rollback"),
              new Way(Rolling.class, Paused.class, NEWS, "failure or deadline, policy pause"),
              new Way(Returning.class, Ended.class, NEWS, "back, stuck, or deadline"),
              new Way(Pulling.class, Paused.class, Set.of(PauseAsked.class), "pause"),
              new Way(Rolling.class, Paused.class, Set.of(PauseAsked.class), "pause"),
              new Way(Paused.class, Pulling.class, Set.of(ResumeAsked.class), "resume"),
              new Way(Paused.class, Rolling.class, Set.of(ResumeAsked.class), "resume"),
              new Way(Pulling.class, Ended.class, Set.of(AbortAsked.class), "abort"),
              new Way(Rolling.class, Ended.class, Set.of(AbortAsked.class), "abort"),
              new Way(Paused.class, Ended.class, Set.of(AbortAsked.class), "abort"),
              new Way(Returning.class, Ended.class, Set.of(AbortAsked.class), "abort")));

  private RolloutTransitions() {}
}
