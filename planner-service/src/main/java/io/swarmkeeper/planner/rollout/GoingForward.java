package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.gate.Gate;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepState;
import io.swarmkeeper.planner.step.StepState.Waiting;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides how a rollout goes forward: what is begun next, what a failure leads to, when it has
 * succeeded.
 */
record GoingForward(List<Gate> gates) {
  Decision<Rollout> advance(StepPass pass) {
    var rollout = pass.rollout();
    var cluster = pass.cluster();
    var failed = rollout.failed();
    if (failed.isPresent()) {
      return pass.and(afterFailure(rollout, failed.get(), cluster));
    }
    var late = cluster.now().isAfter(rollout.header().deadline());
    if (rollout.steps().stream().allMatch(s -> s.over() || (late && s.work().tidies()))) {
      if (!late && rollout.steps().stream().anyMatch(s -> s.unseen(cluster.readAt()))) {
        return pass.decision();
      }
      return pass.and(
          Endings.end(rollout, Verdict.SUCCEEDED, SuccessSentence.of(rollout, cluster), cluster));
    }
    var foreign = rollout.steps().stream().filter(GoingForward::isForeign).toList();
    if (!foreign.isEmpty() && restIsOver(rollout, foreign)) {
      return pass.and(afterOthers(rollout, foreign, cluster));
    }
    if (late) {
      return pass.and(afterDeadline(rollout, cluster));
    }
    begin(pass);
    return pass.decision();
  }

  private static boolean isForeign(Step step) {
    return step.state() instanceof StepState.Failed failed && failed.foreign();
  }

  /** Whether nothing is under way or to be begun beside them; what comes after them waits. */
  private static boolean restIsOver(Rollout rollout, List<Step> foreign) {
    var wave = foreign.stream().mapToInt(Step::wave).min().orElseThrow();
    return rollout.steps().stream()
        .filter(s -> s.wave() <= wave)
        .allMatch(s -> s.over() || isForeign(s));
  }

  /** What somebody else has changed is theirs, and no reason to take back what is well. */
  private static Decision<Rollout> afterOthers(
      Rollout rollout, List<Step> foreign, ClusterView cluster) {
    var reasons =
        foreign.stream()
            .map(s -> ((StepState.Failed) s.state()).reason())
            .collect(Collectors.joining("; "));
    var waiting =
        rollout.steps().stream()
            .filter(s -> s.state() instanceof Waiting)
            .map(Step::name)
            .collect(Collectors.joining(", "));
    return Endings.end(
        rollout,
        Verdict.FAILED,
        reasons
            + ": left as it is now. What else this deploy has changed is healthy and stays"
            + (waiting.isEmpty() ? "" : "; not begun: " + waiting)
            + ". Deploy again to see what is left to do"
            + LevelNotes.of(rollout, cluster),
        cluster);
  }

  private void begin(StepPass pass) {
    var steps = pass.rollout().steps();
    var wave =
        steps.stream().filter(Predicate.not(Step::over)).mapToInt(Step::wave).min().orElseThrow();
    for (var step : steps) {
      if (step.wave() == wave && step.state() instanceof Waiting waiting) {
        pass.begin(step, waiting, gates);
      }
    }
  }

  private static Decision<Rollout> afterFailure(Rollout rollout, Step failed, ClusterView cluster) {
    var reason = failed.name() + " failed: " + ((StepState.Failed) failed.state()).reason();
    if (rollout.goal().onFailure() == OnFailure.PAUSE) {
      return RolloutMachine.pause(rollout, new Rollout.Phase.Rolling(), reason);
    }
    if (!rollout.goal().stackWasThere()) {
      return Endings.end(
          rollout,
          Verdict.FAILED,
          reason
              + ". This is the stack's first revision, so there is nothing to return to; what is"
              + " healthy goes on serving",
          cluster);
    }
    return GoingBack.start(rollout, reason, cluster);
  }

  private static Decision<Rollout> afterDeadline(Rollout rollout, ClusterView cluster) {
    var reason =
        "not done by the deadline"
            + (rollout.waitingFor().isEmpty() ? "" : "; waited for: " + rollout.waitingFor());
    if (rollout.goal().onFailure() == OnFailure.PAUSE) {
      return RolloutMachine.pause(rollout, new Rollout.Phase.Rolling(), reason);
    }
    return rollout.goal().stackWasThere()
        ? GoingBack.start(rollout, reason, cluster)
        : Endings.end(rollout, Endings.afterDeadline(cluster), reason, cluster);
  }
}
