package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.RemoveService;
import java.util.Optional;

/** Whether a service is removed: only one of the stack that was named. */
public final class ServiceRemoval {
  private ServiceRemoval() {}

  /** Decides on what was seen just now. */
  public static CommandDecision decide(RemoveService command, Optional<ObjectNode> service) {
    var name = command.service();
    if (service.isEmpty()) {
      return new CommandDecision.AlreadySo("the service " + name + " is not there");
    }
    return StackLabel.owns(command.stack(), service.get().at("/Spec/Labels"))
        ? new CommandDecision.Write(
            new EngineWrite.NoService(service.get().path("ID").asText()), "removed " + name)
        : new CommandDecision.Refuse(
            "the service " + name + " does not belong to the stack " + command.stack());
  }
}
