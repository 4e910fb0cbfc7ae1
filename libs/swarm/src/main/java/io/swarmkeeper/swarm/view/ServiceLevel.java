package io.swarmkeeper.swarm.view;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.swarmkeeper.swarm.TaskState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides which level a service can have now: where a task is expected, where one is well, what
 * waits or does not come any more, and which other tasks can still end. A place is a slot of a
 * replicated service, or a node of a global one that can take a task of it now.
 *
 * @param expected places that should have a task
 * @param well places whose one task runs the present spec and is fit, or has done its work
 * @param crowded places with more than one task that should run, and places too many
 * @param unplaced places that have nothing but tasks without a node
 * @param waiting tasks that should run and that Swarm has found no node for, in places not well
 * @param givenUp the last task of each place where none runs and Swarm starts none again
 * @param outdated tasks that should run and run another spec, on nodes that can act
 * @param stopping tasks that should not run and have not ended, on nodes that can act
 * @param kept of a global service: tasks of another spec on paused nodes, which Swarm leaves there
 * @param stranded tasks on nodes that are down or gone: nothing becomes of them until those are
 *     back
 */
public record ServiceLevel(
    int expected,
    int well,
    int crowded,
    int unplaced,
    List<TaskView> waiting,
    List<TaskView> givenUp,
    List<TaskView> outdated,
    List<TaskView> stopping,
    List<TaskView> kept,
    List<TaskView> stranded) {
  /** How long Swarm may leave a place empty before it means that nothing comes. */
  private static final Duration STARTS_AGAIN_WITHIN = Duration.ofSeconds(3);

  public ServiceLevel {
    waiting = List.copyOf(waiting);
    givenUp = List.copyOf(givenUp);
    outdated = List.copyOf(outdated);
    stopping = List.copyOf(stopping);
    kept = List.copyOf(kept);
    stranded = List.copyOf(stranded);
  }

  /** Of a service as it was seen. */
  public static ServiceLevel of(ServiceView service, ClusterView cluster) {
    return new Census(service, cluster).level();
  }

  /** Places without a task that is well. */
  public int missing() {
    return Math.max(0, expected - well);
  }

  /** Places where no task can be, as long as nothing else changes. */
  public int hopeless() {
    return waiting.size() + givenUp.size();
  }

  /** Counts the tasks of one service. Lives for one answer. */
  private static final class Census {
    private final ServiceView service;
    private final ClusterView cluster;
    private final List<TaskView> waiting = new ArrayList<>();
    private final List<TaskView> givenUp = new ArrayList<>();
    private final List<TaskView> outdated = new ArrayList<>();
    private final List<TaskView> stopping = new ArrayList<>();
    private final List<TaskView> kept = new ArrayList<>();
    private final List<TaskView> stranded = new ArrayList<>();
    private int well;
    private int crowded;
    private int unplaced;

    Census(ServiceView service, ClusterView cluster) {
      this.service = service;
      this.cluster = cluster;
    }

    ServiceLevel level() {
      var places =
          service.tasks().stream()
              .filter(t -> t.nodeId().filter(cluster::lost).isEmpty() || t.ended())
              .collect(groupingBy(this::place, TreeMap::new, toList()));
      service.tasks().stream().filter(t -> !t.ended()).forEach(this::sort);
      places.entrySet().stream().filter(this::isExpected).forEach(p -> count(p.getValue()));
      var used = places.values().stream().filter(Census::inUse).count();
      return new ServiceLevel(
          service.wanted(),
          well,
          crowded + (service.global() ? 0 : (int) Math.max(0, used - service.wanted())),
          unplaced,
          waiting,
          givenUp,
          outdated,
          stopping,
          kept,
          stranded);
    }

    private String place(TaskView task) {
      return service.global()
          ? task.nodeId().orElse(task.id())
          : task.slot().map(String::valueOf).orElse(task.id());
    }

    private boolean isExpected(Map.Entry<String, List<TaskView>> place) {
      return !service.global()
          || service.takers().contains(place.getKey())
          || place.getValue().stream().allMatch(t -> t.nodeId().isEmpty());
    }

    private static boolean inUse(List<TaskView> place) {
      return place.stream().anyMatch(TaskView::shouldRun);
    }

    private void sort(TaskView task) {
      var node = task.nodeId().map(cluster.nodes()::get);
      if (task.nodeId().filter(cluster::lost).isPresent()) {
        stranded.add(task);
      } else if (!task.shouldRun()) {
        stopping.add(task);
      } else if (!task.upToDate() && node.isPresent()) {
        var stays = service.global() && node.filter(NodeView::isPaused).isPresent();
        (stays ? kept : outdated).add(task);
      }
    }

    private void count(List<TaskView> place) {
      var here = place.stream().filter(TaskView::shouldRun).toList();
      if (here.isEmpty()) {
        place.stream().max(Comparator.comparing(TaskView::at)).ifPresent(this::countEmpty);
        return;
      }
      if (here.stream().anyMatch(t -> t.upToDate() && t.fit())) {
        well++;
      } else {
        here.stream().filter(Census::waits).findFirst().ifPresent(waiting::add);
        unplaced += here.stream().allMatch(Census::waits) ? 1 : 0;
      }
      crowded += here.size() - 1;
    }

    private void countEmpty(TaskView last) {
      var restart = service.settings().restartPolicy();
      if (last.is(TaskState.COMPLETE) && !restart.always() && last.upToDate()) {
        well++;
      } else if (last.ended()
          && restart.mayGiveUp()
          && Duration.between(last.at(), cluster.readAt()).compareTo(STARTS_AGAIN_WITHIN) > 0) {
        givenUp.add(last);
      }
    }

    /** One of a global service knows its node before there is room for it there. */
    private static boolean waits(TaskView task) {
      return task.nodeId().isEmpty() || (task.is(TaskState.PENDING) && task.error().isPresent());
    }
  }

  /** The engine's words for the first task that waits, where it has any. */
  public Optional<String> whyWaiting() {
    return waiting.stream().flatMap(t -> t.error().stream()).findFirst();
  }
}
