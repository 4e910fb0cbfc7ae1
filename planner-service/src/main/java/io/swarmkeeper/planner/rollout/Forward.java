package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.gate.Gate;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.rollout.StepState.Waiting;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.List;
import java.util.function.Predicate;

/**
 * Decides how a rollout goes forward: what is begun next, what a failure means, when it has
 * succeeded.
 */
final class Forward {
  private final List<Gate> gates;

  Forward(List<Gate> gates) {
    this.gates = List.copyOf(gates);
  }

  Decision<Rollout> advance(Walk walk, ClusterView cluster) {
    var rollout = walk.rollout();
    if (!rollout.pulls().isEmpty()) {
      return Pulling.advance(walk, cluster);
    }
    var failed = rollout.failed();
    if (failed.isPresent()) {
      return afterFailure(rollout, failed.get(), cluster).after(walk.actions());
    }
    var late = cluster.now().isAfter(rollout.header().deadline());
    if (rollout.steps().stream().allMatch(s -> s.over() || (late && s.work().tidies()))) {
      return Endings.end(rollout, Verdict.SUCCEEDED, Success.sentence(rollout), cluster)
          .after(walk.actions());
    }
    if (late) {
      return afterDeadline(rollout, cluster).after(walk.actions());
    }
    begin(walk, cluster);
    return new Decision<>(walk.rollout(), walk.actions());
  }

  private void begin(Walk walk, ClusterView cluster) {
    var wave =
        walk.rollout().steps().stream()
            .filter(Predicate.not(Step::over))
            .mapToInt(Step::wave)
            .min()
            .orElseThrow();
    for (var step : walk.rollout().steps()) {
      if (step.wave() == wave && step.state() instanceof Waiting waiting) {
        var headroom = Gate.strictest(gates, walk.rollout(), cluster);
        if (headroom.more() <= 0) {
          walk.heldBack(headroom.why());
          return;
        }
        walk.take(walk.rules().begin(step, waiting));
      }
    }
  }

  private static Decision<Rollout> afterFailure(Rollout rollout, Step failed, ClusterView cluster) {
    var reason = failed.name() + " failed: " + ((StepState.Failed) failed.state()).reason();
    if (rollout.onFailure() == OnFailure.PAUSE) {
      return RolloutMachine.pause(rollout, reason);
    }
    if (!rollout.stackWasThere()) {
      return Endings.end(
          rollout,
          Verdict.FAILED,
          reason
              + ". This is the stack's first revision, so there is nothing to return to; what is healthy goes on serving",
          cluster);
    }
    return GoingBack.start(rollout, reason, cluster);
  }

  private static Decision<Rollout> afterDeadline(Rollout rollout, ClusterView cluster) {
    var reason =
        "not done by the deadline"
            + (rollout.waitingFor().isEmpty() ? "" : "; waited for: " + rollout.waitingFor());
    if (rollout.onFailure() == OnFailure.PAUSE) {
      return RolloutMachine.pause(rollout, reason);
    }
    return rollout.stackWasThere()
        ? GoingBack.start(rollout, reason, cluster)
        : Endings.end(rollout, Endings.afterDeadline(cluster), reason, cluster);
  }
}
