package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.planner.operation.Action;
import java.util.List;

/**
 * What a rule makes of one step, with what is to be done and what it waits for (empty: nothing in
 * particular).
 */
record Turn(Step step, List<Action> actions, String waitingFor) {
  static Turn to(Step step, Action... actions) {
    return new Turn(step, List.of(actions), "");
  }

  static Turn waiting(Step step, String why) {
    return new Turn(step, List.of(), why);
  }
}
