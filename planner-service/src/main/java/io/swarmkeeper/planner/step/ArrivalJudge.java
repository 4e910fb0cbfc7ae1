package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.Arrived;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.Blind;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.Broken;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.Foreign;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.Healthy;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival.OnTheWay;
import io.swarmkeeper.planner.step.StepState.Heading;
import io.swarmkeeper.planner.step.StepState.Written;
import io.swarmkeeper.swarm.TaskState;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceLevel;
import io.swarmkeeper.swarm.view.ServiceView;
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
  Arrival judge(Step step, StepId writtenBy) {
    var name = step.name();
    if (!cluster.readAt().isAfter(state.since())) {
      return new OnTheWay("no look at the swarm since the spec was written");
    }
    if (cluster.stale()) {
      return new Blind(
          "no manager's executor has answered for " + cluster.age().toSeconds() + " s");
    }
    Optional<ServiceView> found = cluster.service(name);
    if (found.isEmpty()) {
      return new Foreign(name + " is gone: somebody removed it meanwhile");
    }
    var service = found.get();
    if (!service.lastWriter().is(writtenBy) && !step.left(service)) {
      return new Foreign(name + " was changed by somebody else meanwhile");
    }
    var failures = new FailedTasks(cluster, service, state.since());
    var level = ServiceLevel.of(service, cluster);
    return stoppedBySwarm(service, failures)
        .or(() -> failing(service, failures))
        .or(() -> withoutNode(service, level))
        .or(() -> givenUp(service, level))
        .or(() -> blind(service))
        .or(() -> starting(service, level))
        .orElseGet(() -> stable((ServiceWork) step.work()));
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

  /** More of them than before we wrote it: those are not ours. */
  private Optional<Arrival> withoutNode(ServiceView service, ServiceLevel level) {
    if (level.hopeless() <= state.found().hopeless()) {
      return Optional.empty();
    }
    return level.waiting().stream()
        .filter(t -> t.error().isPresent() || t.is(TaskState.NEW))
        .filter(t -> Duration.between(t.at(), cluster.now()).compareTo(PLACEMENT_PATIENCE) > 0)
        .findFirst()
        .map(t ->
            new Broken(
                t.error()
                    .map(error -> "no node takes it: " + error)
                    .orElse(
                        "Swarm has not begun to look for a node: one of its networks may have"
                            + " come to nothing, as with a subnet that another one has"),
                new FailedTasks(cluster, service, state.since()).of(Stream.of(t))));
  }

  /** On the way back nothing is promised beyond what Swarm still does. */
  private Optional<Arrival> givenUp(ServiceView service, ServiceLevel level) {
    if (state.heading() == Heading.BACK
        || level.hopeless() <= state.found().hopeless()
        || isUpdating(service)) {
      return Optional.empty();
    }
    return level.givenUp().stream()
        .findFirst()
        .map(t ->
            new Broken(
                "%s stays empty: its task ended (%s), and %s has Swarm start no other"
                    .formatted(
                        t.slot().map(n -> "slot " + n).orElse("a place"),
                        t.error().orElse(t.state()),
                        service.settings().restartPolicy().words()),
                new FailedTasks(cluster, service, state.since()).of(Stream.of(t))));
  }

  /** A node that Swarm has given up is seen by nobody, and Swarm puts its tasks elsewhere. */
  private Optional<Arrival> blind(ServiceView service) {
    return service.runnable().stream()
        .flatMap(t -> t.nodeId().stream())
        .filter(id -> !cluster.watched(id) && !cluster.lost(id))
        .findFirst()
        .map(id ->
            new Blind(
                "the health-watcher on %s is silent: nobody knows the health of its containers"
                    .formatted(cluster.nodeName(id))));
  }

  private Optional<Arrival> starting(ServiceView service, ServiceLevel level) {
    if (level.missing() > excused(level)) {
      return onTheWay(
          level.well() + " of " + level.expected() + " tasks are healthy on the new spec");
    }
    var left = level.outdated().size() + level.stopping().size();
    if (left > 0) {
      return onTheWay(
          left == 1 ? "1 old task is still stopping" : left + " old tasks are still stopping");
    }
    if (level.crowded() > 0) {
      return onTheWay("Swarm has not stopped yet what is too many");
    }
    return isUpdating(service)
        ? onTheWay("all tasks are healthy; Swarm still watches them for its monitor time")
        : Optional.empty();
  }

  private int excused(ServiceLevel level) {
    return state.heading() == Heading.BACK
        ? Math.min(level.waiting().size(), state.found().hopeless()) + level.givenUp().size()
        : Math.min(level.hopeless(), state.found().hopeless());
  }

  private static boolean isUpdating(ServiceView service) {
    return service.updateState().filter("updating"::equals).isPresent();
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

    /** Somebody else has changed it meanwhile: what it is now is theirs. */
    record Foreign(String reason) implements Arrival {}

    /** Nobody can know now. */
    record Blind(String why) implements Arrival {}
  }
}
