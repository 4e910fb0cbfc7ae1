package io.swarmkeeper.executor.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.executor.command.EngineWrite;
import io.swarmkeeper.executor.command.ServiceSeen;
import java.util.List;
import java.util.Optional;

/** What carrying out a command needs of an engine and its swarm. What is not there is empty. */
public interface Swarm {
  /** A service by its full name, with all that a decision about it looks at. */
  ServiceSeen see(String service) throws EngineTrouble;

  /** A service by its full name. */
  Optional<ObjectNode> service(String name) throws EngineTrouble;

  /** A node by its id. */
  Optional<ObjectNode> node(String id) throws EngineTrouble;

  /** The networks of the swarm that have this name. */
  List<ObjectNode> networks(String name) throws EngineTrouble;

  List<ObjectNode> services() throws EngineTrouble;

  /** A network of the swarm, a config or a secret by its name. */
  Optional<ObjectNode> object(ObjectKind kind, String name) throws EngineTrouble;

  /** The containers of this engine that belong to a task, those that have ended too. */
  List<ObjectNode> taskContainers() throws EngineTrouble;

  /** Writes, and answers the version that the object then has, where it has one. */
  Optional<Long> write(EngineWrite change) throws EngineTrouble;
}
