package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Inspected;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Phase;
import io.swarmkeeper.watcher.judge.container.HealthReport.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** A container that lives by the engine's rules, quirks included: it is unhealthy once stopped. */
final class FakeContainer {
  static final int RETRIES = 3;

  final String id;
  private final Optional<TaskRef> task;
  private final boolean checked;
  private final Duration startPeriod;
  private final ArrayDeque<Probe> probes = new ArrayDeque<>();
  private Phase phase = Phase.CREATED;
  private Optional<Instant> startedAt = Optional.empty();
  private Optional<Instant> finishedAt = Optional.empty();
  private int exitCode;
  private boolean outOfMemory;
  private int streak;
  private Health probed = Health.STARTING;

  FakeContainer(String id, Optional<TaskRef> task, boolean checked, Duration startPeriod) {
    this.id = id;
    this.task = task;
    this.checked = checked;
    this.startPeriod = startPeriod;
  }

  static FakeContainer ofTask(String name) {
    var task =
        new TaskRef("task-" + name, "service-1", "shop_web", Optional.of(1), Optional.of("shop"));
    return new FakeContainer(name + "-0123456789ab", Optional.of(task), true, Duration.ZERO);
  }

  FakeContainer start(Instant at) {
    phase = Phase.RUNNING;
    startedAt = Optional.of(at);
    exitCode = 0;
    outOfMemory = false;
    streak = 0;
    probed = Health.STARTING;
    return this;
  }

  FakeContainer probe(Instant at, boolean passes, String output) {
    if (probes.size() == HealthReport.REMEMBERED) {
      probes.removeFirst();
    }
    probes.addLast(new Probe(at, at.plusMillis(50), passes ? 0 : 1, output));
    if (passes) {
      streak = 0;
      probed = Health.HEALTHY;
    } else if (probed != Health.STARTING
        || !at.isBefore(startedAt.orElseThrow().plus(startPeriod))) {
      streak++;
      probed = streak >= RETRIES ? Health.UNHEALTHY : probed;
    }
    return this;
  }

  FakeContainer exit(Instant at, int code) {
    phase = Phase.STOPPED;
    finishedAt = Optional.of(at);
    exitCode = code;
    return this;
  }

  FakeContainer runOutOfMemory(Instant at) {
    outOfMemory = true;
    return exit(at, 137);
  }

  boolean isRunning() {
    return phase == Phase.RUNNING;
  }

  boolean isOfSwarm() {
    return task.isPresent();
  }

  /** The truth; absent while it was never started. */
  Optional<Health> health() {
    return switch (phase) {
      case CREATED -> Optional.empty();
      case RUNNING -> Optional.of(checked ? probed : Health.RUNNING);
      case STOPPED -> Optional.of(Health.EXITED);
    };
  }

  boolean isChecked() {
    return checked;
  }

  Inspected inspect(Instant now) {
    return new Inspected(
        id,
        "shop/web:v1",
        task,
        phase,
        Instant.EPOCH,
        startedAt,
        finishedAt,
        exitCode,
        outOfMemory,
        Optional.empty(),
        checked ? Optional.of(report()) : Optional.empty(),
        now);
  }

  private HealthReport report() {
    return new HealthReport(streak, RETRIES, startPeriod, List.copyOf(probes));
  }

  ListedContainer list() {
    return switch (phase) {
      case CREATED -> new ListedContainer(id, "created", "Created");
      case STOPPED -> new ListedContainer(id, "exited", "Exited (" + exitCode + ") 2 minutes ago");
      case RUNNING ->
          new ListedContainer(id, "running", "Up 2 minutes" + (checked ? " (" + word() + ")" : ""));
    };
  }

  private String word() {
    return switch (probed) {
      case HEALTHY -> "healthy";
      case UNHEALTHY -> "unhealthy";
      case STARTING, RUNNING, EXITED -> "health: starting";
    };
  }
}
