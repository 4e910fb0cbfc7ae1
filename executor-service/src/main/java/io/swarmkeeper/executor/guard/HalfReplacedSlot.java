package io.swarmkeeper.executor.guard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.executor.spec.TaskChange;
import io.swarmkeeper.swarm.TaskState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rule 2: while a slot has two runnable tasks, only an update that certainly changes the task spec
 * goes out. Any other one makes Swarm keep the newer task, healthy or not, and kill the old one.
 */
public record HalfReplacedSlot() implements EngineRules.Rule {
  @Override
  public Optional<String> objection(ServiceWrite writing) {
    var live = writing.live();
    if (live.isEmpty() || TaskChange.isCertain(live.get(), writing.next())) {
      return Optional.empty();
    }
    return halfReplaced(writing.tasks())
        .map(slot ->
            "slot "
                + slot
                + " of "
                + writing.next().name()
                + " has two runnable tasks, and this update does not surely change the task spec: Swarm would kill the old, healthy task; wait until it has one, or change the image");
  }

  private static Optional<String> halfReplaced(List<ObjectNode> tasks) {
    var runnable =
        tasks.stream()
            .filter(task -> TaskState.of(task.path("DesiredState").asText()).runnable())
            .collect(groupingBy(HalfReplacedSlot::slot, TreeMap::new, counting()));
    return runnable.entrySet().stream()
        .filter(slot -> slot.getValue() > 1)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A global service has a task a node instead of numbered slots. */
  private static String slot(ObjectNode task) {
    return task.hasNonNull("Slot")
        ? task.path("Slot").asText()
        : "on node " + task.path("NodeID").asText();
  }
}
