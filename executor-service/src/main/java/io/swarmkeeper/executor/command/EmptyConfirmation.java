package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Outcome.ContainerLeft;
import io.swarmkeeper.swarm.Labels;
import java.util.List;
import java.util.Set;

/** Whether a node is empty of the swarm's containers. */
public final class EmptyConfirmation {
  private static final Set<String> ENDED = Set.of("exited", "dead", "created");

  private EmptyConfirmation() {}

  /** Decides on the engine's containers, those that have ended too. */
  public static CommandDecision decide(List<ObjectNode> containers) {
    var left =
        containers.stream().filter(EmptyConfirmation::runs).map(EmptyConfirmation::named).toList();
    return left.isEmpty()
        ? new CommandDecision.AlreadySo("no container of the swarm runs here")
        : new CommandDecision.Occupied(left);
  }

  private static boolean runs(ObjectNode container) {
    return container.path("Labels").has(Labels.TASK_ID)
        && !ENDED.contains(container.path("State").asText());
  }

  private static ContainerLeft named(ObjectNode container) {
    var labels = container.path("Labels");
    return new ContainerLeft(
        container.path("Id").asText(),
        labels.path(Labels.SERVICE_NAME).asText(),
        labels.path(Labels.TASK_ID).asText(),
        container.path("State").asText());
  }
}
