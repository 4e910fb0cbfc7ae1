package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.WatchedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides how steadily one service runs. The rules, strictest first: tasks that come up and go down
 * again make it flapping; a task that is unhealthy, has no node or does not come up makes it
 * failing; one that is on its way makes it starting; otherwise it is stable.
 */
final class StabilityRules {
  /** So many restarts in the window are flapping. */
  static final int RESTARTS = 3;

  /** A task that finds no node for so long will not find one soon. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final WatchedService service;
  private final Set<String> up;
  private final Instant now;
  private final List<WatchedTask> wanted;
  private final List<WatchedTask> failures;
  private final List<TaskRestart> restarts;

  StabilityRules(WatchedService service, Set<String> up, List<TaskRestart> restarts, Instant now) {
    this.service = service;
    this.up = up;
    this.now = now;
    this.wanted = service.tasks().stream().filter(t -> t.wanted() && !t.failed()).toList();
    this.failures =
        service.tasks().stream()
            .filter(t -> t.failed() && isPresentSpec(t.spec()))
            .filter(t -> t.at().isAfter(now.minus(TaskRestart.window(service))))
            .toList();
    this.restarts =
        isOff() ? List.of() : restarts.stream().filter(r -> isPresentSpec(r.spec())).toList();
  }

  private boolean isOff() {
    return service.wanted().equals(Optional.of(0));
  }

  /** What an earlier spec did wrong says nothing of one that has replaced it. */
  private boolean isPresentSpec(int spec) {
    return wanted.isEmpty() || wanted.stream().anyMatch(task -> task.spec() == spec);
  }

  StabilityRating rate() {
    var ended = failures.stream().filter(t -> up.contains(t.id())).toList();
    if (restarts.size() >= RESTARTS) {
      return StabilityRating.flapping(restarts.getFirst().at(), service, ended);
    }
    return failing("a task is unhealthy", wanted, t -> is(t, Health.UNHEALTHY))
        .or(() -> failing("no node takes a task", wanted, this::findsNoNode))
        .or(() -> failing("a task does not come up", failures, this::neverCameUp))
        .orElseGet(() -> startingOrStable(ended));
  }

  private Optional<StabilityRating> failing(
      String reason, List<WatchedTask> tasks, Predicate<WatchedTask> telling) {
    var found = tasks.stream().filter(telling).toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(StabilityRating.failing(reason, service, found));
  }

  private StabilityRating startingOrStable(List<WatchedTask> restarted) {
    var steady =
        wanted.stream()
            .flatMap(task -> steadySince(task, service).stream())
            .max(Comparator.naturalOrder());
    var ended = restarted.stream().filter(t -> !isSteady(t.place())).map(this::evidence).toList();
    if (places() < service.wanted().orElse(0)) {
      return StabilityRating.starting(now, "tasks are missing", ended);
    }
    var unsteady = wanted.stream().filter(task -> !isSteady(task.place())).toList();
    if (!unsteady.isEmpty()) {
      var since = unsteady.stream().map(WatchedTask::createdAt).min(Comparator.naturalOrder());
      return StabilityRating.starting(since.orElse(now), "tasks are on their way up", ended);
    }
    return steady
        .map(since -> StabilityRating.stable(since, "every task is up"))
        .orElseGet(() -> StabilityRating.stable(now, "no task is wanted"));
  }

  private long places() {
    return wanted.stream().map(WatchedTask::place).distinct().count();
  }

  private Evidence evidence(WatchedTask task) {
    return StabilityRating.evidence(service, task);
  }

  private boolean neverCameUp(WatchedTask failure) {
    return !up.contains(failure.id()) && !isSteady(failure.place());
  }

  private boolean findsNoNode(WatchedTask task) {
    return task.waitsForNode()
        && task.error().isPresent()
        && task.createdAt().isBefore(now.minus(PATIENCE));
  }

  private boolean isSteady(String place) {
    return wanted.stream()
        .filter(task -> task.place().equals(place))
        .anyMatch(task -> isSteady(task, service, now));
  }

  static boolean isSteady(WatchedTask task, WatchedService service, Instant now) {
    return steadySince(task, service).filter(at -> !at.isAfter(now)).isPresent();
  }

  /** From when on a task counts as up: it was so for the monitor time. */
  private static Optional<Instant> steadySince(WatchedTask task, WatchedService service) {
    return task.upSince().map(at -> at.plus(service.monitor()));
  }

  private static boolean is(WatchedTask task, Health health) {
    return task.container().filter(c -> c.health() == health).isPresent();
  }
}
