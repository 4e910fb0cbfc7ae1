package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.executor.guard.CredentialsAlong;

/** One write to the engine. */
public sealed interface EngineWrite {
  /** The body of {@code POST /networks/create}. */
  record NewNetwork(ObjectNode body) implements EngineWrite {}

  /** The body of {@code POST /configs/create}. */
  record NewConfig(ObjectNode body) implements EngineWrite {}

  /** The body of {@code POST /secrets/create}. */
  record NewSecret(ObjectNode body) implements EngineWrite {
    @Override
    public String toString() {
      return "NewSecret[" + body.path("Name").asText() + "]";
    }
  }

  /** A service that is not there. */
  record NewService(ObjectNode spec) implements EngineWrite {}

  /**
   * Another spec for a service, if it still has this version.
   *
   * @param along whether Swarm gets our credentials for its registry, or keeps its own
   */
  record ServiceSpec(String id, long version, ObjectNode spec, CredentialsAlong along)
      implements EngineWrite {}

  /** Another spec for a node, if it still has this version. */
  record NodeSpec(String id, long version, ObjectNode spec) implements EngineWrite {}

  /** An object that goes. */
  record NoObject(ObjectKind kind, String id) implements EngineWrite {}

  /** A service that goes. */
  record NoService(String id) implements EngineWrite {}
}
