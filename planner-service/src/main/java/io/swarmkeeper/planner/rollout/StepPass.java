package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.planner.gate.Disturbance;
import io.swarmkeeper.planner.gate.Gate;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepResult;
import io.swarmkeeper.planner.step.StepRules;
import io.swarmkeeper.planner.step.StepState.Waiting;
import io.swarmkeeper.planner.step.StepState.Written;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass over the steps of a rollout, collecting what is to be done on the way. Lives for one
 * decision.
 */
final class StepPass {
  private final ClusterView cluster;
  private final StepRules rules;
  private final List<Action> actions = new ArrayList<>();
  private Rollout rollout;
  private String waitingFor = "";
  private boolean heldBack;

  private StepPass(Rollout rollout, ClusterView cluster) {
    this.rollout = rollout;
    this.cluster = cluster;
    this.rules = new StepRules(rollout.owner(), cluster);
  }

  /** A look at every service that Swarm is at work on. */
  static StepPass looked(Rollout rollout, ClusterView cluster) {
    var pass = new StepPass(rollout, cluster);
    for (var seen : rollout.steps()) {
      var step = pass.rules.remembered(seen);
      pass.rollout = pass.rollout.with(step);
      if (step.state() instanceof Written written) {
        pass.take(pass.rules.afterLook(step, written));
      }
    }
    return pass;
  }

  /** An outcome for the step whose command it answers; late or foreign news change nothing. */
  static StepPass answered(Rollout rollout, Outcome outcome, ClusterView cluster) {
    var pass = new StepPass(rollout, cluster);
    rollout.steps().stream()
        .filter(step -> pass.rules.isAnswered(step, outcome))
        .findFirst()
        .ifPresent(step -> pass.take(pass.rules.afterOutcome(step, outcome)));
    return pass;
  }

  /** The rollout as it is after the pass so far. */
  Rollout rollout() {
    return rollout.waitingFor(waitingFor);
  }

  ClusterView cluster() {
    return cluster;
  }

  StepRules rules() {
    return rules;
  }

  /** Begins a step, unless a gate holds it back; the first reason to hold back is the one said. */
  void begin(Step step, Waiting waiting, List<Gate> gates) {
    var disturbance = Disturbance.of(rollout.steps(), step, cluster);
    var headroom = Gate.strictest(gates, disturbance, cluster);
    if (headroom.more() > 0) {
      take(rules.begin(step, waiting));
    } else if (!heldBack) {
      heldBack = true;
      waitingFor = headroom.why();
    }
  }

  void take(StepResult result) {
    rollout = rollout.with(result.step());
    actions.addAll(result.actions());
    if (waitingFor.isEmpty()) {
      waitingFor = result.waitingFor();
    }
  }

  /** That, after what the pass found to do. */
  Decision<Rollout> and(Decision<Rollout> decision) {
    return decision.after(actions);
  }

  /** Nothing more. */
  Decision<Rollout> decision() {
    return new Decision<>(rollout(), actions);
  }
}
