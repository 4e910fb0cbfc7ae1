package io.swarmkeeper.executor.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * What is told of tasks and of the specs that services had before: which image, whose, written by
 * which step. Variables, commands, labels of people and options stay here: nobody needs a second
 * and third copy of them, and they hold secrets.
 */
final class NeededParts {
  private static final Set<String> OF_A_CONTAINER = Set.of("Image");
  private static final Set<String> OF_A_TASK_SPEC =
      Set.of("ContainerSpec", "Resources", "Placement", "RestartPolicy", "ForceUpdate");
  private static final Set<String> OF_A_FORMER_SPEC = Set.of("Name", "Labels");
  private static final List<String> OUR_LABELS =
      List.of("io.swarmkeeper.", "com.docker.stack.namespace");

  private NeededParts() {}

  static ObjectNode task(ObjectNode task) {
    if (task.get("Spec") instanceof ObjectNode spec) {
      spec.retain(OF_A_TASK_SPEC);
      if (spec.get("ContainerSpec") instanceof ObjectNode container) {
        container.retain(OF_A_CONTAINER);
      }
    }
    return task;
  }

  static ObjectNode service(ObjectNode service) {
    if (service.get("PreviousSpec") instanceof ObjectNode former) {
      former.retain(OF_A_FORMER_SPEC);
      if (former.get("Labels") instanceof ObjectNode labels) {
        labels.retain(
            labels
                .propertyStream()
                .map(label -> label.getKey())
                .filter(name -> OUR_LABELS.stream().anyMatch(name::startsWith))
                .toList());
      }
    }
    return service;
  }
}
