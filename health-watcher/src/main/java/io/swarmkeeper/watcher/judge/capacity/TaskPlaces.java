package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.WatchedTask;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one look says of a service's places: which of them have a task that is up, and what became
 * of the tasks of the others.
 */
final class TaskPlaces {
  private final WatchedService service;
  private final Instant now;
  private final Map<String, List<WatchedTask>> places;

  TaskPlaces(WatchedService service, Instant now) {
    this.service = service;
    this.now = now;
    this.places =
        service.tasks().stream()
            .collect(Collectors.groupingBy(WatchedTask::place, TreeMap::new, Collectors.toList()));
  }

  /** How many tasks it should have. */
  int wanted() {
    return service.wanted().orElseGet(() -> (int) wantedPlaces().count());
  }

  /** How many places have a task that is up. */
  int up() {
    return upSince().size();
  }

  /** How many have one that has been up for the monitor time. */
  int steady() {
    return (int) upSince().stream().filter(at -> !at.plus(service.monitor()).isAfter(now)).count();
  }

  /** Since when so many have one that is up; absent if not so many have, or none are asked for. */
  Optional<Instant> reached(int count) {
    return upSince().stream().limit(count).skip(Math.max(0, count - 1)).findFirst();
  }

  /** By the engines' own times, when the first task was lost that is missing; if they say. */
  Optional<Instant> missingSince(Instant bound) {
    return Stream.concat(missing(), deserted())
        .flatMap(place -> places.get(place).stream())
        .flatMap(task -> downAt(task).stream())
        .filter(at -> at.isAfter(bound) && !at.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  /** Whether a task is missing because one of another spec takes its place. */
  boolean replacedSince(Instant bound) {
    return missing()
        .anyMatch(place -> {
          var specs = wantedAt(place).map(WatchedTask::spec).collect(Collectors.toSet());
          return leaving(place, bound).anyMatch(task -> !specs.contains(task.spec()));
        });
  }

  /** The nodes where tasks had to stop that did not fail and are wanted elsewhere. */
  Set<String> leftSince(Instant bound) {
    return missing()
        .flatMap(place -> leaving(place, bound))
        .filter(task -> !task.failed())
        .flatMap(task -> task.node().stream())
        .collect(Collectors.toSet());
  }

  /** Where a task has failed that Swarm does not replace, or not yet. */
  private Stream<String> deserted() {
    return places.keySet().stream()
        .filter(place -> wantedAt(place).findAny().isEmpty())
        .filter(place -> places.get(place).stream().anyMatch(WatchedTask::failed));
  }

  private Stream<String> missing() {
    return wantedPlaces().filter(place -> upAt(place).isEmpty());
  }

  private Stream<String> wantedPlaces() {
    return places.keySet().stream().filter(place -> wantedAt(place).findAny().isPresent());
  }

  private Stream<WatchedTask> wantedAt(String place) {
    return places.get(place).stream().filter(task -> task.wanted() && !task.failed());
  }

  private List<Instant> upSince() {
    return wantedPlaces().flatMap(place -> upAt(place).stream()).sorted().toList();
  }

  private Optional<Instant> upAt(String place) {
    return wantedAt(place).flatMap(task -> task.upSince().stream()).min(Comparator.naturalOrder());
  }

  /** Those that are not wanted any more and run still, or did until after this time. */
  private Stream<WatchedTask> leaving(String place, Instant bound) {
    return places.get(place).stream()
        .filter(task -> !task.wanted() || task.failed())
        .filter(task -> task.runs() || task.at().isAfter(bound));
  }

  private static Optional<Instant> downAt(WatchedTask task) {
    var container =
        task.container()
            .filter(c -> c.health() == Health.UNHEALTHY || c.health() == Health.EXITED)
            .map(c -> c.since());
    return container.or(() -> task.view().ended() ? Optional.of(task.at()) : Optional.empty());
  }
}
