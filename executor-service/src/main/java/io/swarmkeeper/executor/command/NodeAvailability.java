package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.SetNodeAvailability;
import io.swarmkeeper.engine.Json;
import java.util.Locale;
import java.util.Optional;

/** Whether and how a node's availability is set: in its raw spec, and nothing else in it. */
public final class NodeAvailability {
  private NodeAvailability() {}

  /** Decides on the node as it is now. */
  public static CommandDecision decide(SetNodeAvailability command, Optional<ObjectNode> node) {
    if (node.isEmpty()) {
      return new CommandDecision.Fail("the node " + command.nodeId() + " is not in the swarm");
    }
    var wanted = command.availability().name().toLowerCase(Locale.ROOT);
    var host = node.get().at("/Description/Hostname").asText();
    if (node.get().at("/Spec/Availability").asText().equals(wanted)) {
      return new CommandDecision.AlreadySo(
          host + " is on " + wanted + " already", Optional.of(Json.version(node.get())), false);
    }
    var spec = ((ObjectNode) node.get().path("Spec")).deepCopy().put("Availability", wanted);
    return new CommandDecision.Write(
        new EngineWrite.NodeSpec(command.nodeId(), Json.version(node.get()), spec),
        "set " + host + " to " + wanted);
  }
}
