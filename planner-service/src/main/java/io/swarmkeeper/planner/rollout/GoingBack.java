package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.ReturnStarted;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.gate.Gate;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Returning;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepResult;
import io.swarmkeeper.planner.step.StepState.Done;
import io.swarmkeeper.planner.step.StepState.Failed;
import io.swarmkeeper.planner.step.StepState.Heading;
import io.swarmkeeper.planner.step.StepState.Issued;
import io.swarmkeeper.planner.step.StepState.Settling;
import io.swarmkeeper.planner.step.StepState.Waiting;
import io.swarmkeeper.planner.step.StepState.Written;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides how a rollout returns: every service that was touched gets the very spec that it had
 * before.
 */
record GoingBack(List<Gate> gates) {
  private static final Duration AT_LEAST = Duration.ofMinutes(10);

  static Decision<Rollout> start(Rollout rollout, String reason, ClusterView cluster) {
    var touched =
        rollout.steps().stream().filter(s -> s.state().touched()).map(Step::name).toList();
    var allowed =
        rollout.header().allowed().compareTo(AT_LEAST) < 0 ? AT_LEAST : rollout.header().allowed();
    var deadline = cluster.now().plus(allowed);
    var news = new ReturnStarted(rollout.header().target(), reason, touched, deadline);
    return Decision.of(rollout.in(new Returning(reason, deadline)), new Announce(news));
  }

  Decision<Rollout> advance(StepPass pass, Returning returning) {
    var cluster = pass.cluster();
    for (var step : pass.rollout().steps()) {
      if (step.state() instanceof Waiting waiting && waiting.heading() == Heading.BACK) {
        pass.begin(step, waiting, gates);
      } else {
        pass.take(turned(pass, step, cluster));
      }
    }
    var rollout = pass.rollout();
    if (rollout.steps().stream().allMatch(s -> isBack(s) || isStuck(s))
        && rollout.steps().stream().noneMatch(s -> s.unseen(cluster.readAt()))) {
      return pass.and(over(rollout, returning, cluster));
    }
    if (cluster.now().isAfter(returning.deadline())) {
      return pass.and(
          Endings.end(
              rollout,
              Endings.afterDeadline(cluster),
              "%s. The return was not done by its deadline; waited for: %s"
                  .formatted(returning.reason(), rollout.waitingFor()),
              cluster));
    }
    return pass.decision();
  }

  /** Nothing is under way any more: either all is back, or what is not cannot be. */
  private static Decision<Rollout> over(Rollout rollout, Returning returning, ClusterView cluster) {
    var stuck =
        rollout.steps().stream()
            .filter(GoingBack::isStuck)
            .map(s -> s.name() + ": " + ((Failed) s.state()).reason())
            .collect(Collectors.joining("; "));
    return stuck.isEmpty()
        ? Endings.end(
            rollout,
            Verdict.ROLLED_BACK,
            returning.reason()
                + ". Every service that it had changed is back at the spec it had before, and"
                + " healthy"
                + LevelNotes.of(rollout, cluster),
            cluster)
        : Endings.end(
            rollout,
            Verdict.FAILED,
            returning.reason() + ". Returning failed too, at " + stuck,
            cluster);
  }

  private static boolean isStuck(Step step) {
    return step.state() instanceof Failed failed && failed.heading() == Heading.BACK;
  }

  private static boolean isBack(Step step) {
    return !step.state().touched()
        || (step.state() instanceof Done done && done.heading() == Heading.BACK);
  }

  private static StepResult turned(StepPass pass, Step step, ClusterView cluster) {
    return switch (step.state()) {
      case Written w when w.heading() == Heading.FORTH -> StepResult.to(turnedRound(step, cluster));
      case Done d when d.heading() == Heading.FORTH -> StepResult.to(turnedRound(step, cluster));
      case Failed f when f.heading() == Heading.FORTH -> afterFailure(pass, step, f, cluster);
      case Issued i when i.heading() == Heading.FORTH -> alreadyCommanded(step);
      case Settling s when s.heading() == Heading.FORTH -> alreadyCommanded(step);
      case Waiting _, Issued _, Written _, Settling _, Done _, Failed _ -> StepResult.to(step);
    };
  }

  private static StepResult alreadyCommanded(Step step) {
    return StepResult.waiting(
        step, "the outcome of " + step.name() + ", which was already commanded");
  }

  /**
   * Networks, configs and secrets stay: nothing uses them, and removing is never part of a return.
   * So do registry credentials: Swarm never tells what it had before.
   */
  private static Step turnedRound(Step step, ClusterView cluster) {
    return step.in(
        step.work().staysOnReturn()
            ? new Done(Heading.BACK, cluster.now())
            : new Waiting(Heading.BACK, 1, cluster.now()));
  }

  /**
   * A step that was refused has changed nothing, and what somebody else made of the service is not
   * ours to undo. Only a look after the failure can tell.
   */
  private static StepResult afterFailure(
      StepPass pass, Step step, Failed failed, ClusterView cluster) {
    if (!failed.written() && !cluster.readAt().isAfter(failed.at())) {
      return StepResult.waiting(step, step.name() + " failed; looking whether it was changed");
    }
    return StepResult.to(
        failed.written() || pass.rules().wasDone(step)
            ? turnedRound(step, cluster)
            : step.in(new Done(Heading.BACK, cluster.now())));
  }
}
