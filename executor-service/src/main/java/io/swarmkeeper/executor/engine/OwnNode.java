package io.swarmkeeper.executor.engine;

import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.executor.command.NodeIdentity;

/**
 * The node that this executor is on, as its engine tells it.
 *
 * @param nodeId its id in the swarm
 * @param manager whether it is a manager just now
 * @param leader whether it leads the swarm just now
 */
public record OwnNode(String nodeId, String host, boolean manager, boolean leader) {
  public static OwnNode ask(Engine engine) throws EngineTrouble {
    var info = engine.info();
    var nodeId = info.at("/Swarm/NodeID").asText();
    if (nodeId.isEmpty()) {
      throw new EngineUnreachable(
          "the engine "
              + info.path("Name").asText()
              + " is in no swarm: docker swarm init or join");
    }
    var manager = info.at("/Swarm/ControlAvailable").asBoolean();
    var leader = manager && engine.node(nodeId).at("/ManagerStatus/Leader").asBoolean();
    return new OwnNode(nodeId, info.path("Name").asText(), manager, leader);
  }

  /** As outcomes name it. */
  public NodeIdentity identity() {
    return new NodeIdentity(nodeId, host);
  }

  /** What its messages carry as their source. */
  public String source() {
    return "keeper/executor/" + host;
  }
}
