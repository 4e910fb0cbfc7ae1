package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.Arrived;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.Blind;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.Broken;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.Healthy;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.OnTheWay;
import io.swarmkeeper.planner.step.StepState.Written;
import io.swarmkeeper.swarm.TaskState;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides whether a service has reached the spec that we wrote: healthy, and stable. Swarm's own
 * update state is evidence of failure here, never of success (docs/decisions/0005).
 */
record ArrivalJudge(ClusterView cluster, Written state) {
  /** How long Swarm may look for a node before we call it hopeless. */
  static final Duration PLACEMENT_PATIENCE = Duration.ofSeconds(30);

  private static final int FAILURES_TOLERATED = 2;

  /** The service as it stands; {@code writtenBy} is the attempt that wrote it last. */
  Arrival judge(ServiceWork work, StepId writtenBy) {
    var name = work.name();
    if (!cluster.readAt().isAfter(state.since())) {
      return new OnTheWay("no look at the swarm since the spec was written");
    }
    if (cluster.stale()) {
      return new Blind(
          "no manager's executor has answered for " + cluster.age().toSeconds() + " s");
    }
    Optional<ServiceView> found = cluster.service(name);
    if (found.isEmpty()) {
      return new Broken(name + " is gone: somebody removed it meanwhile", List.of());
    }
    var service = found.get();
    if (!service.lastWriter().is(writtenBy)) {
      return new Broken(name + " was changed by somebody else meanwhile", List.of());
    }
    var failures = new FailedTasks(cluster, service, state.since());
    return stoppedBySwarm(service, failures)
        .or(() -> failing(service, failures))
        .or(() -> withoutNode(service))
        .or(() -> blind(service))
        .or(() -> starting(service))
        .orElseGet(() -> stable(work));
  }

  private Optional<Arrival> stoppedBySwarm(ServiceView service, FailedTasks failures) {
    var stopped = service.updateState().filter(s -> s.equals("paused") || s.startsWith("rollback"));
    if (stopped.isEmpty()) {
      return Optional.empty();
    }
    if (failures.wordsStillToCome()) {
      return Optional.of(
          new OnTheWay("Swarm has stopped the update; reading what the container said last"));
    }
    return Optional.of(
        new Broken(
            failures.sentence().orElse(service.updateMessage().orElse("Swarm stopped the update")),
            failures.evidence()));
  }

  private static Optional<Arrival> failing(ServiceView service, FailedTasks failures) {
    var ratio = service.settings().maxFailureRatio();
    var tolerated = Math.max(FAILURES_TOLERATED, (int) Math.ceil(ratio * service.wanted()));
    if (failures.count() <= tolerated) {
      return Optional.empty();
    }
    return Optional.of(
        new Broken(
            "%s tasks failed, %s"
                .formatted(failures.count(), failures.sentence().orElse("for an unknown reason")),
            failures.evidence()));
  }

  private Optional<Arrival> withoutNode(ServiceView service) {
    return service.runnable().stream()
        .filter(t -> t.nodeId().isEmpty() && t.error().isPresent())
        .filter(t -> Duration.between(t.at(), cluster.now()).compareTo(PLACEMENT_PATIENCE) > 0)
        .findFirst()
        .map(t ->
            new Broken(
                "no node takes it: " + t.error().get(),
                new FailedTasks(cluster, service, state.since()).of(Stream.of(t))));
  }

  private Optional<Arrival> blind(ServiceView service) {
    return service.runnable().stream()
        .flatMap(t -> t.nodeId().stream())
        .filter(id -> !cluster.watched(id))
        .findFirst()
        .map(id ->
            new Blind(
                "the health-watcher on %s is silent: nobody knows the health of its containers"
                    .formatted(cluster.nodeName(id))));
  }

  private static Optional<Arrival> starting(ServiceView service) {
    var leftover =
        service.tasks().stream()
            .filter(t -> !t.ended() && !(t.shouldRun() && t.upToDate()))
            .count();
    var fit =
        service.tasks().stream()
            .filter(t -> t.upToDate() && (t.fit() || finishedWell(service, t)))
            .count();
    var running = service.runnable().stream().filter(TaskView::upToDate).count();
    if (fit < service.wanted() || running > service.wanted()) {
      return onTheWay(fit + " of " + service.wanted() + " tasks are healthy on the new spec");
    }
    if (leftover > 0) {
      return onTheWay(leftover + " old tasks are still stopping");
    }
    return service.updateState().filter("updating"::equals).isPresent()
        ? onTheWay("all tasks are healthy; Swarm still watches them for its monitor time")
        : Optional.empty();
  }

  private static Optional<Arrival> onTheWay(String why) {
    return Optional.of(new OnTheWay(why));
  }

  private Arrival stable(ServiceWork work) {
    // What counts is what was seen: a view that stays the same while time passes proves nothing.
    var since = state.stableSince().orElse(cluster.readAt());
    var must = "all tasks are healthy, and must stay so for " + work.monitor().toSeconds() + " s";
    return Duration.between(since, cluster.readAt()).compareTo(work.monitor()) < 0
        ? new Healthy(since, must)
        : new Arrived();
  }

  /** A task of a service that is meant to end, and did. */
  private static boolean finishedWell(ServiceView service, TaskView task) {
    return task.is(TaskState.COMPLETE) && !service.settings().restartsAlways();
  }

  /** How a service stands towards the spec that was written. */
  sealed interface Arrival {
    /** Healthy, and stable: it was seen so for its whole monitor time. */
    record Arrived() implements Arrival {}

    /** Every wanted task runs the spec, is healthy, and no other one is left; but not for long. */
    record Healthy(Instant since, String why) implements Arrival {}

    /** Not yet, and nothing speaks against it. */
    record OnTheWay(String why) implements Arrival {}

    /** It will not get there by itself. */
    record Broken(String reason, List<Evidence> evidence) implements Arrival {}

    /** Nobody can know now. */
    record Blind(String why) implements Arrival {}
  }
}
