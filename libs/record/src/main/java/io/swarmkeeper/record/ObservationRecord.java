package io.swarmkeeper.record;

import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.Cause;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.contract.Observation.Stability;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.contract.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What a health-watcher saw. */
final class ObservationRecord {
  private ObservationRecord() {}

  static void fill(Fields f, Observation observation) {
    f.add("related.hosts", observation.nodeId());
    switch (observation) {
      case Observation.ContainerObserved o -> container(f, o);
      case Observation.TaskObserved o -> task(f, o);
      case Observation.ServiceObserved o -> service(f, o);
      case Observation.NodeObserved o -> node(f, o);
      case Observation.StabilityObserved o -> stability(f, o);
      case Observation.ShortfallObserved o -> shortfall(f, o);
      case Observation.ObservationsLost o ->
          f.record("observations_lost")
              .kind("process", "info", "observations-lost", "failure")
              .text("host.id", o.nodeId())
              .resource("watcher", o.nodeId())
              .error("observations-lost", o.reason())
              .duration(between(o.from(), o.until()))
              .sentence(o.count() + " observations are lost: " + o.reason());
    }
  }

  private static void container(Fields f, Observation.ContainerObserved o) {
    var bad =
        o.health() == Health.UNHEALTHY
            || (o.health() == Health.EXITED && o.exitCode().filter(c -> c == 0).isEmpty());
    var now = word(o.health());
    f.record("container_health")
        .kind("process", "change", "container-health-changed", bad ? "failure" : "success")
        .host(o.host())
        .text("host.id", o.nodeId())
        .text("container.id", o.containerId())
        .image(o.image())
        .text("container.runtime", "docker")
        .resource("container", o.containerId())
        .text("keeper.health.before", o.before().map(ObservationRecord::word))
        .text("keeper.health.after", now)
        .flag("keeper.health.unhealthy", o.health() == Health.UNHEALTHY)
        .number("keeper.health.failing_streak", o.failingStreak())
        .text("keeper.health.output", o.output())
        .number(
            "keeper.health.in_state_ms", passed(o.beforeSince(), o.engineTime().orElse(o.seenAt())))
        .number("process.exit_code", o.exitCode());
    o.task().ifPresent(ref -> task(f, ref));
    if (bad) {
      f.error(
          o.outOfMemory() ? "out-of-memory" : now,
          o.output().orElse(o.exitCode().map(code -> "exit code " + code).orElse(now)));
    }
    var whose = o.task().map(TaskRef::service).orElse(o.containerId());
    f.sentence(
        "a container of "
            + whose
            + " on "
            + o.host()
            + " is "
            + now
            + o.exitCode().map(code -> " with code " + code).orElse("")
            + (o.outOfMemory() ? ", out of memory" : ""));
  }

  private static void task(Fields f, Observation.TaskObserved o) {
    var bad = o.error().isPresent() || o.state().equals("failed") || o.state().equals("rejected");
    task(f, o.task());
    f.record("task_state")
        .kind("process", "change", "task-state-changed", bad ? "failure" : "success")
        .resource("task", o.task().taskId())
        .image(o.image())
        .text("service.state", o.state())
        .text("labels.desired_state", o.desiredState())
        .number("process.exit_code", o.exitCode());
    o.onNode().ifPresent(node -> f.text("host.id", node).add("related.hosts", node));
    o.error().ifPresent(error -> f.error("task-" + o.state(), error));
    f.sentence(
        "a task of "
            + o.task().service()
            + " is "
            + o.state()
            + o.error().map(e -> ": " + e).orElse(""));
  }

  private static void service(Fields f, Observation.ServiceObserved o) {
    var state = o.presence() == Presence.REMOVED ? "removed" : o.updateState().orElse("seen");
    f.record("service_state")
        .kind("configuration", "change", "service-changed", "success")
        .service(o.service())
        .text("service.id", o.serviceId())
        .text("service.state", state)
        .text("service.version", Long.toString(o.version()))
        .image(o.image())
        .text("keeper.executor.step", o.step())
        .number("keeper.capacity.desired", o.replicas())
        .sentence(
            "service "
                + o.service()
                + ": "
                + state
                + o.updateMessage().map(text -> ", " + text).orElse(""));
    o.stack().ifPresent(f::stack);
  }

  private static void node(Fields f, Observation.NodeObserved o) {
    var state = o.presence() == Presence.REMOVED ? "removed" : o.state();
    f.record("node_availability")
        .kind("host", "change", "node-changed", state.equals("ready") ? "success" : "failure")
        .host(o.host())
        .text("host.id", o.observedNode())
        .resource("node", o.observedNode())
        .text("keeper.node.role", o.leader() ? o.role() + ", leader" : o.role())
        .text("keeper.node.status", state)
        .text("keeper.node.availability_after", o.availability())
        .sentence("node " + o.host() + " is " + state + ", " + o.availability());
  }

  private static void stability(Fields f, Observation.StabilityObserved o) {
    var bad = o.stability() == Stability.FAILING || o.stability() == Stability.FLAPPING;
    var now = word(o.stability());
    f.record("service_stability")
        .kind("process", "change", "service-stability-changed", bad ? "failure" : "success")
        .service(o.service())
        .text("service.id", o.serviceId())
        .text("service.state", now)
        .text("keeper.health.before", o.before().map(ObservationRecord::word))
        .text("keeper.health.after", now)
        .duration(between(o.since(), o.seenAt()))
        .sentence("service " + o.service() + " is " + now + ": " + o.reason());
    o.stack().ifPresent(f::stack);
    EventRecord.evidence(f, o.evidence());
    if (bad) {
      f.error("service-" + now, o.reason());
    }
  }

  private static void shortfall(Fields f, Observation.ShortfallObserved o) {
    var below = between(o.from(), o.until());
    f.record("capacity")
        .kind("process", "info", "capacity-" + word(o.ending()), "unknown")
        .service(o.service())
        .text("service.id", o.serviceId())
        .number("keeper.capacity.desired", o.desired())
        .number("keeper.capacity.available", o.available())
        .flag("keeper.capacity.below", true)
        .number("keeper.capacity.below_ms", below.toMillis())
        .text("keeper.deployment_id", operation(o, Cause.ROLLOUT))
        .text("keeper.drain_id", operation(o, Cause.DRAIN))
        .text("labels.watched", Boolean.toString(o.watched()))
        .duration(below)
        .sentence(
            "service "
                + o.service()
                + " had "
                + o.available()
                + " of "
                + o.desired()
                + " tasks healthy at the least, for "
                + below.toMillis()
                + " ms"
                + (o.watched() ? "" : " or longer"));
    o.stack().ifPresent(f::stack);
  }

  /** The operation that led to it, if it is of this kind. */
  private static Optional<String> operation(Observation.ShortfallObserved o, Cause cause) {
    return o.cause().filter(cause::equals).flatMap(_ -> o.operation()).map(OperationId::value);
  }

  private static Optional<Long> passed(Optional<Instant> from, Instant to) {
    return from.map(since -> between(since, to).toMillis());
  }

  /** A clock that went back makes no time at all, not a negative one. */
  private static Duration between(Instant from, Instant to) {
    return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
  }

  private static void task(Fields f, TaskRef ref) {
    f.text("keeper.task.id", ref.taskId())
        .number("keeper.task.slot", ref.slot())
        .text("service.id", ref.serviceId())
        .text("service.name", ref.service());
    ref.stack().ifPresent(f::stack);
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
