package io.swarmkeeper.swarm.view;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.swarmkeeper.swarm.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides whether an update of a service would harm a slot with two runnable tasks: one that leaves
 * the task spec as it is makes Swarm keep any of the two, healthy or not, and stop the other
 * (docs/engine-rules.md, rule 2).
 */
public final class HalfReplaced {
  private HalfReplaced() {}

  /**
   * The first place that it would harm.
   *
   * @param tasks of the service
   * @param placementChanges whether the update brings another placement; another task spec harms
   *     nothing and is not asked about here
   */
  public static Optional<String> harmed(List<TaskView> tasks, boolean placementChanges) {
    var places =
        tasks.stream()
            .filter(t -> TaskState.of(t.desiredState()).runnable())
            .collect(groupingBy(HalfReplaced::place, TreeMap::new, toList()));
    return places.entrySet().stream()
        .filter(place -> place.getValue().size() > 1)
        .filter(place -> !(placementChanges && onlyOneHasANode(place.getValue())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * With another placement Swarm gives up a task that has no node yet, and keeps the one that runs:
   * measured in three of three.
   */
  private static boolean onlyOneHasANode(List<TaskView> tasks) {
    return tasks.stream().filter(t -> t.nodeId().isPresent()).count() == 1;
  }

  private static String place(TaskView task) {
    return task.slot()
        .map(slot -> "slot " + slot)
        .orElse("its place on node " + task.nodeId().orElse("(none)"));
  }
}
