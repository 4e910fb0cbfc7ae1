package io.swarmkeeper.record;

import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.Cause;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.wording.Wording;
import io.swarmkeeper.wording.Wording.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What a health-watcher saw. */
final class ObservationRecord {
  private ObservationRecord() {}

  static void fill(DocumentFields f, Observation observation, Wording said) {
    f.add("related.hosts", observation.nodeId());
    switch (observation) {
      case Observation.ContainerObserved o -> container(f, o, said);
      case Observation.TaskObserved o -> task(f, o);
      case Observation.ServiceObserved o -> service(f, o);
      case Observation.NodeObserved o -> node(f, o);
      case Observation.StabilityObserved o -> stability(f, o, said);
      case Observation.ShortfallObserved o -> shortfall(f, o);
      case Observation.ObservationsLost o ->
          f.record("observations_lost")
              .kind("process", "info")
              .text("host.id", o.nodeId())
              .error(said.action(), o.reason())
              .duration(between(o.from(), o.until()));
    }
  }

  private static void container(DocumentFields f, Observation.ContainerObserved o, Wording said) {
    var now = word(o.health());
    f.record("container_health")
        .kind("process", "change")
        .host(o.host())
        .text("host.id", o.nodeId())
        .text("container.id", o.containerId())
        .image(o.image())
        .text("container.runtime", "docker")
        .text("keeper.health.before", o.before().map(ObservationRecord::word))
        .text("keeper.health.after", now)
        .flag("keeper.health.unhealthy", o.health() == Health.UNHEALTHY)
        .number("keeper.health.failing_streak", o.failingStreak())
        .text("keeper.health.output", o.output())
        .number(
            "keeper.health.in_state_ms", passed(o.beforeSince(), o.engineTime().orElse(o.seenAt())))
        .number("process.exit_code", o.exitCode());
    o.task().ifPresent(ref -> task(f, ref));
    if (said.result() == Result.FAILURE) {
      f.error(o.outOfMemory() ? "out-of-memory" : now, said.why());
    }
  }

  private static void task(DocumentFields f, Observation.TaskObserved o) {
    task(f, o.task());
    f.record("task_state")
        .kind("process", "change")
        .image(o.image())
        .text("service.state", o.state())
        .text("labels.desired_state", o.desiredState())
        .number("process.exit_code", o.exitCode());
    o.onNode().ifPresent(f::hostId);
    o.error().ifPresent(error -> f.error("task-" + o.state(), error));
  }

  private static void service(DocumentFields f, Observation.ServiceObserved o) {
    f.record("service_state")
        .kind("configuration", "change")
        .text("service.id", o.serviceId())
        .text(
            "service.state",
            o.presence() == Presence.REMOVED ? "removed" : o.updateState().orElse("seen"))
        .text("service.version", Long.toString(o.version()))
        .image(o.image())
        .text("keeper.executor.step", o.step())
        .number("keeper.capacity.desired", o.replicas());
    o.stack().ifPresent(f::stack);
  }

  private static void node(DocumentFields f, Observation.NodeObserved o) {
    f.record("node_availability")
        .kind("host", "change")
        .host(o.host())
        .text("host.id", o.observedNode())
        .text("keeper.node.role", o.leader() ? o.role() + ", leader" : o.role())
        .text("keeper.node.status", o.presence() == Presence.REMOVED ? "removed" : o.state())
        .text("keeper.node.availability_after", o.availability());
  }

  private static void stability(DocumentFields f, Observation.StabilityObserved o, Wording said) {
    var now = word(o.stability());
    f.record("service_stability")
        .kind("process", "change")
        .text("service.id", o.serviceId())
        .text("service.state", now)
        .text("keeper.health.before", o.before().map(ObservationRecord::word))
        .text("keeper.health.after", now)
        .duration(between(o.since(), o.seenAt()));
    o.stack().ifPresent(f::stack);
    EventRecord.evidence(f, o.evidence());
    if (said.result() == Result.FAILURE) {
      f.error("service-" + now, o.reason());
    }
  }

  private static void shortfall(DocumentFields f, Observation.ShortfallObserved o) {
    var below = between(o.from(), o.until());
    f.record("capacity")
        .kind("process", "info")
        .text("service.id", o.serviceId())
        .number("keeper.capacity.desired", o.desired())
        .number("keeper.capacity.available", o.available())
        .flag("keeper.capacity.below", true)
        .number("keeper.capacity.below_ms", below.toMillis())
        .text("keeper.deployment_id", operation(o, Cause.ROLLOUT))
        .text("keeper.drain_id", operation(o, Cause.DRAIN))
        .text("labels.watched", Boolean.toString(o.watched()))
        .duration(below);
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

  private static void task(DocumentFields f, TaskRef ref) {
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
