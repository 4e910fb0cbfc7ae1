package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.ReturnStarted;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Returning;
import io.swarmkeeper.planner.rollout.StepState.Done;
import io.swarmkeeper.planner.rollout.StepState.Failed;
import io.swarmkeeper.planner.rollout.StepState.Heading;
import io.swarmkeeper.planner.rollout.StepState.Issued;
import io.swarmkeeper.planner.rollout.StepState.Settling;
import io.swarmkeeper.planner.rollout.StepState.Waiting;
import io.swarmkeeper.planner.rollout.StepState.Written;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Decides how a rollout returns: every service that was touched gets the very spec that it had
 * before.
 */
final class GoingBack {
  private static final Duration AT_LEAST = Duration.ofMinutes(10);

  static Decision<Rollout> start(Rollout rollout, String reason, ClusterView cluster) {
    var touched =
        rollout.steps().stream().filter(s -> s.state().touched()).map(Step::name).toList();
    var allowed =
        rollout.header().allowed().compareTo(AT_LEAST) < 0 ? AT_LEAST : rollout.header().allowed();
    var news = new ReturnStarted(rollout.header().target(), reason, touched);
    return Decision.of(
        rollout.in(new Returning(reason, cluster.now().plus(allowed))), new Announce(news));
  }

  Decision<Rollout> advance(Walk walk, ClusterView cluster) {
    var returning = (Returning) walk.rollout().phase();
    for (var step : walk.rollout().steps()) {
      walk.take(turn(walk, step, cluster));
    }
    var rollout = walk.rollout();
    if (rollout.steps().stream().allMatch(s -> isBack(s) || isStuck(s))) {
      return over(rollout, returning, cluster).after(walk.actions());
    }
    if (cluster.now().isAfter(returning.deadline())) {
      return Endings.end(
              rollout,
              Endings.afterDeadline(cluster),
              returning.reason()
                  + ". The return was not done by its deadline; waited for: "
                  + rollout.waitingFor(),
              cluster)
          .after(walk.actions());
    }
    return new Decision<>(rollout, walk.actions());
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
                + " healthy",
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

  private static Turn turn(Walk walk, Step step, ClusterView cluster) {
    return switch (step.state()) {
      case Waiting waiting when waiting.heading() == Heading.BACK ->
          walk.rules().begin(step, waiting);
      case Written w when w.heading() == Heading.FORTH -> Turn.to(turnedRound(step, cluster));
      case Done d when d.heading() == Heading.FORTH -> Turn.to(turnedRound(step, cluster));
      case Failed f when f.heading() == Heading.FORTH -> afterFailure(walk, step, f, cluster);
      case Issued i when i.heading() == Heading.FORTH ->
          Turn.waiting(step, "the outcome of " + step.name() + ", which was already commanded");
      case Settling s when s.heading() == Heading.FORTH ->
          Turn.waiting(step, "the outcome of " + step.name() + ", which was already commanded");
      case Waiting _, Issued _, Written _, Settling _, Done _, Failed _ -> Turn.to(step);
    };
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
  private static Turn afterFailure(Walk walk, Step step, Failed failed, ClusterView cluster) {
    if (!failed.written() && !cluster.readAt().isAfter(failed.at())) {
      return Turn.waiting(step, step.name() + " failed; looking whether it was changed");
    }
    return Turn.to(
        failed.written() || changed(walk, step, cluster)
            ? turnedRound(step, cluster)
            : step.in(new Done(Heading.BACK, cluster.now())));
  }

  private static boolean changed(Walk walk, Step step, ClusterView cluster) {
    var live = cluster.service(step.name());
    return switch (step.work()) {
      case UPDATE_SERVICE, CREATE_SERVICE -> live.filter(walk.rules()::ours).isPresent();
      case REMOVE_SERVICE -> live.isEmpty();
      case CREATE_NETWORK, CREATE_CONFIG, CREATE_SECRET, REFRESH_LOGIN -> false;
      case REMOVE_NETWORK, REMOVE_CONFIG, REMOVE_SECRET -> false;
    };
  }
}
