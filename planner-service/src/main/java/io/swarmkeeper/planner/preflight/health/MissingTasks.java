package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.swarm.TaskState;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceLevel;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a service lacks whose spec is as wanted, and what helps.
 *
 * @param lasts whether it stays so unless somebody does something
 */
record MissingTasks(String sentence, boolean lasts) {
  /** Nothing, if its tasks are as its spec says, or as far as anybody can know. */
  static Optional<MissingTasks> of(ServiceView live, ClusterView cluster) {
    var level = ServiceLevel.of(live, cluster);
    return unsettled(live, level)
        .or(() -> givenUp(live, level))
        .or(() -> outdated(live, level, cluster))
        .or(() -> nothingRuns(live, level))
        .or(() -> waiting(level));
  }

  private static Optional<MissingTasks> unsettled(ServiceView live, ServiceLevel level) {
    boolean old = !level.outdated().isEmpty();
    return live.unsettled()
        .filter(_ -> old || level.missing() > 0)
        .map(state ->
            lasting(
                ("its spec is as wanted, but only %s of its %s tasks run it and are healthy,"
                        + " and Swarm calls its last update '%s'%s: wait for it, or make Swarm go on"
                        + " with 'docker service update --force %s', then deploy again")
                    .formatted(
                        level.well(),
                        level.expected(),
                        state,
                        live.updateMessage().map(m -> " (" + m + ")").orElse(""),
                        live.name())));
  }

  private static Optional<MissingTasks> givenUp(ServiceView live, ServiceLevel level) {
    return level.givenUp().stream()
        .findFirst()
        .map(last ->
            lasting(
                ("its spec is as wanted, but %s of its %s tasks have ended (the last: %s), and %s"
                        + " has Swarm start no others: 'docker service update --force %s' does")
                    .formatted(
                        level.givenUp().size(),
                        level.expected(),
                        last.error().orElse(last.state()),
                        live.settings().restartPolicy().words(),
                        live.name())));
  }

  /** Swarm replaces no task by itself that it left when its node was paused. */
  private static Optional<MissingTasks> outdated(
      ServiceView live, ServiceLevel level, ClusterView cluster) {
    return level.outdated().isEmpty()
        ? Optional.empty()
        : Optional.of(
            lasting(
                ("its spec is as wanted, but %s of its %s tasks still run an older one (on %s), and"
                        + " nothing replaces them: 'docker service update --force %s' does")
                    .formatted(
                        level.outdated().size(),
                        live.runnable().size(),
                        nodes(level.outdated(), cluster),
                        live.name())));
  }

  /** Whether a task is healthy is known only where a watcher sees its container. */
  private static Optional<MissingTasks> nothingRuns(ServiceView live, ServiceLevel level) {
    var seen =
        live.runnable().stream()
            .filter(t -> t.is(TaskState.RUNNING))
            .allMatch(t -> t.container().isPresent());
    // Swarm starts tasks again for ever there: one that has none yet has just been made.
    var justMade = live.tasks().isEmpty() && live.settings().restartPolicy().always();
    return level.expected() == 0 || level.well() > 0 || !seen || justMade
        ? Optional.empty()
        : Optional.of(
            lasting(
                ("its spec is as wanted, but none of its %s tasks is healthy (%s)%s: look at why"
                        + " with 'docker service ps --no-trunc %s'")
                    .formatted(
                        level.expected(),
                        states(live),
                        level.whyWaiting().map(why -> ", " + why).orElse(""),
                        live.name())));
  }

  private static Optional<MissingTasks> waiting(ServiceLevel level) {
    return level
        .whyWaiting()
        .map(why ->
            new MissingTasks(
                "%s of its %s tasks wait for a node: %s"
                    .formatted(level.waiting().size(), level.expected(), why),
                false));
  }

  private static String states(ServiceView live) {
    var states =
        live.runnable().stream()
            .map(TaskView::state)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return states.isEmpty() ? "there is none" : states;
  }

  private static String nodes(List<TaskView> tasks, ClusterView cluster) {
    return tasks.stream()
        .flatMap(t -> t.nodeId().stream())
        .map(cluster::nodeName)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static MissingTasks lasting(String sentence) {
    return new MissingTasks(sentence, true);
  }
}
