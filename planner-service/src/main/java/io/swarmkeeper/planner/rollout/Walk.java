package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.pull.PullLimit;
import io.swarmkeeper.planner.pull.PullRules;
import io.swarmkeeper.planner.rollout.StepState.Written;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over the steps of a rollout, collecting what is to be done on the way. Lives for one
 * decision.
 */
final class Walk {
  private final ClusterView cluster;
  private final List<Action> actions = new ArrayList<>();
  private Rollout rollout;
  private String waitingFor = "";

  Walk(Rollout rollout, ClusterView cluster) {
    this.rollout = rollout;
    this.cluster = cluster;
  }

  Rollout rollout() {
    return rollout.waitingFor(waitingFor);
  }

  List<Action> actions() {
    return actions;
  }

  void take(Turn turn) {
    rollout = rollout.with(turn.step());
    actions.addAll(turn.actions());
    if (waitingFor.isEmpty()) {
      waitingFor = turn.waitingFor();
    }
  }

  void heldBack(String why) {
    waitingFor = why;
  }

  /** Gives an outcome to the step whose command it answers; late or foreign news change nothing. */
  Walk answered(Outcome outcome) {
    var commands = new Commands(rollout);
    rollout =
        rollout.pulling(
            new PullRules(rollout.header().id(), PullLimit.USUAL)
                .answered(rollout.pulls(), outcome));
    rollout.steps().stream()
        .filter(step ->
            commands
                .inFlight(step)
                .filter(id -> id.commandId().equals(outcome.command()))
                .isPresent())
        .findFirst()
        .ifPresent(step -> take(rules().afterOutcome(step, outcome)));
    return this;
  }

  /** Looks at every step that Swarm is at work on. */
  Walk looked() {
    for (var step : rollout.steps()) {
      if (step.state() instanceof Written written) {
        take(rules().afterLook(step, written));
      }
    }
    return this;
  }

  StepRules rules() {
    return new StepRules(rollout, cluster);
  }
}
