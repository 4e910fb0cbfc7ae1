package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.ServiceProgress;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.planner.step.ServiceWork;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepState;
import io.swarmkeeper.planner.step.StepState.Heading;
import io.swarmkeeper.swarm.TaskState;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How far each service of a rollout is, in numbers that a person follows. */
final class RolloutProgress {
  private RolloutProgress() {}

  static List<ServiceProgress> of(Rollout rollout, ClusterView cluster) {
    return rollout.steps().stream()
        .flatMap(s ->
            s.work() instanceof ServiceWork work
                ? work.shownAs().stream().map(action -> of(s, work.tasks(), action, cluster))
                : Stream.<ServiceProgress>empty())
        .toList();
  }

  private static ServiceProgress of(Step step, int wanted, Action action, ClusterView cluster) {
    var tasks =
        cluster.service(step.name()).map(ServiceView::tasks).orElse(List.of()).stream()
            .filter(t -> t.is(TaskState.RUNNING))
            .toList();
    var begun = writtenBefore(step, cluster);
    var fresh = begun ? tasks.stream().filter(TaskView::upToDate).toList() : List.<TaskView>of();
    return new ServiceProgress(
        step.name(),
        action,
        wanted,
        tasks.size() - fresh.size(),
        fresh.size(),
        (int) fresh.stream().filter(TaskView::fit).count(),
        state(step),
        note(step));
  }

  /** Only a look after the write tells new tasks from old ones. */
  private static boolean writtenBefore(Step step, ClusterView cluster) {
    return switch (step.state()) {
      case StepState.Waiting _, StepState.Issued _ -> false;
      case StepState.Written written -> cluster.readAt().isAfter(written.since());
      case StepState.Settling _, StepState.Done _, StepState.Failed _ -> true;
    };
  }

  private static String state(Step step) {
    return switch (step.state()) {
      case StepState.Waiting _ -> "waiting";
      case StepState.Issued i -> i.heading() == Heading.FORTH ? "updating" : "returning";
      case StepState.Written w when w.heading() == Heading.BACK -> "returning";
      case StepState.Written w -> w.stableSince().isPresent() ? "settling" : "updating";
      case StepState.Settling s -> s.heading() == Heading.FORTH ? "settling" : "returning";
      case StepState.Done d -> d.heading() == Heading.FORTH ? "done" : "returned";
      case StepState.Failed _ -> "failed";
    };
  }

  private static Optional<String> note(Step step) {
    return step.state() instanceof StepState.Failed(_, var reason, _, _, _)
        ? Optional.of(reason)
        : Optional.empty();
  }
}
