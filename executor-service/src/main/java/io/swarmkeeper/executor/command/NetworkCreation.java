package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.CreateNetwork;
import java.util.List;
import java.util.Optional;

/** Whether a network is created; one of that name in the stack is success. */
public final class NetworkCreation {
  private NetworkCreation() {}

  /** Decides on the networks of that name. */
  public static CommandDecision decide(
      CreateNetwork command, ObjectNode body, List<ObjectNode> sameName) {
    var name = command.spec().name();
    if (sameName.isEmpty()) {
      return new CommandDecision.Write(
          new EngineWrite.NewNetwork(body), "created the network " + name);
    }
    return sameName.stream()
            .anyMatch(network -> StackLabel.owns(command.spec().stack(), network.path("Labels")))
        ? new CommandDecision.AlreadySo(
            "the network " + name + " is there already", Optional.empty(), false)
        : new CommandDecision.Refuse(
            "a network "
                + name
                + " is there and does not belong to the stack "
                + command.spec().stack()
                + ": declare it external, or remove it");
  }
}
