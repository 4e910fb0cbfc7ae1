package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.swarm.TaskState;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tasks of the present spec that failed since it was written, and what they said. */
final class FailedTasks {
  private static final int ENOUGH = 3;

  /** A container's last words come with its watcher's next heartbeat. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  /** The managers' clocks may be a little behind the planner's. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  private final ClusterView cluster;
  private final ServiceView service;
  private final List<TaskView> failed;

  FailedTasks(ClusterView cluster, ServiceView service, Instant written) {
    this.cluster = cluster;
    this.service = service;
    this.failed =
        service.tasks().stream()
            .filter(t -> t.upToDate() && (t.failed() || endedUnasked(t)))
            .filter(t -> !t.at().isBefore(written.minus(CLOCK_SKEW)))
            .sorted(Comparator.comparing(TaskView::at).reversed())
            .toList();
  }

  int count() {
    return failed.size();
  }

  /**
   * A container that Swarm stops because it is unhealthy may end with exit code 0, and its task is
   * called complete then: a failure all the same for a service that is meant to run.
   */
  private boolean endedUnasked(TaskView task) {
    return task.is(TaskState.COMPLETE) && service.settings().restartPolicy().always();
  }

  /** Whether a failed task had a container whose end we have not heard of yet. */
  boolean wordsStillToCome() {
    return failed.stream()
        .anyMatch(t ->
            t.nodeId().isPresent()
                && !t.is(TaskState.REJECTED)
                && t.container().isEmpty()
                && Duration.between(t.at(), cluster.now()).compareTo(LAST_WORDS) < 0);
  }

  List<Evidence> evidence() {
    return of(failed.stream().limit(ENOUGH));
  }

  List<Evidence> of(Stream<TaskView> tasks) {
    return tasks
        .map(t ->
            new Evidence(
                service.name(),
                t.nodeId().map(cluster::nodeName),
                Optional.of(t.id()),
                words(t),
                output(t),
                t.at()))
        .toList();
  }

  /** The latest failure in one sentence: where, what, and the container's own last words. */
  Optional<String> sentence() {
    return failed.stream()
        .findFirst()
        .map(t ->
            words(t)
                + t.nodeId().map(id -> " on " + cluster.nodeName(id)).orElse("")
                + output(t).map(o -> "; its last health output: " + o.strip()).orElse(""));
  }

  private static String words(TaskView task) {
    return task.error()
        .orElseGet(() ->
            task.is(TaskState.COMPLETE)
                ? "its container was stopped as unhealthy or ended by itself"
                : task.state());
  }

  private static Optional<String> output(TaskView task) {
    return task.container().flatMap(ContainerStatus::output).filter(o -> !o.isBlank());
  }
}
