package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One write to the engine. */
public sealed interface Change {
  /** The body of {@code POST /networks/create}. */
  record NewNetwork(ObjectNode body) implements Change {}

  /** The body of {@code POST /configs/create}. */
  record NewConfig(ObjectNode body) implements Change {}

  /** A service that is not there. */
  record NewService(ObjectNode spec) implements Change {}

  /** Another spec for a service, if it still has this version. */
  record ServiceSpec(String id, long version, ObjectNode spec) implements Change {}

  /** Another spec for a node, if it still has this version. */
  record NodeSpec(String id, long version, ObjectNode spec) implements Change {}

  /** A service that goes. */
  record NoService(String id) implements Change {}
}
