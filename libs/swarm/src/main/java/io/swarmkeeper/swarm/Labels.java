package io.swarmkeeper.swarm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The labels that Docker itself writes; ours are {@code StepId.LABEL} and {@code LoginLabels}. */
public final class Labels {
  /** On everything that {@code docker stack deploy} makes: the stack's name. */
  public static final String STACK = "com.docker.stack.namespace";

  /** On a service of a stack: the image as the file gives it. */
  public static final String STACK_IMAGE = "com.docker.stack.image";

  /** On a container of the swarm, as the next three. */
  public static final String TASK_ID = "com.docker.swarm.task.id";

  /** Such as {@code shop_web.1.<task id>}. */
  public static final String TASK_NAME = "com.docker.swarm.task.name";

  public static final String SERVICE_ID = "com.docker.swarm.service.id";
  public static final String SERVICE_NAME = "com.docker.swarm.service.name";

  private Labels() {}

  /** The stack to which something belongs: a spec, a network, a volume's options. */
  public static Optional<String> stack(JsonNode labelled) {
    return EngineJson.label(labelled, STACK).filter(stack -> !stack.isEmpty());
  }
}
