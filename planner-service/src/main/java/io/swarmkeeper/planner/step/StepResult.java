package io.swarmkeeper.planner.step;

import io.swarmkeeper.planner.operation.Action;
import java.util.List;

/**
 * What a rule makes of one step, with what is to be done.
 *
 * @param waitingFor why it does not go on now; empty when nothing holds it up
 */
public record StepResult(Step step, List<Action> actions, String waitingFor) {
  /** This is so now, and these are to be done. */
  public static StepResult to(Step step, Action... actions) {
    return new StepResult(step, List.of(actions), "");
  }

  /** Nothing is to be done yet. */
  public static StepResult waiting(Step step, String why) {
    return new StepResult(step, List.of(), why);
  }
}
