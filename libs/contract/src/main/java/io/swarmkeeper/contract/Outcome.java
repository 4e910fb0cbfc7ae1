package io.swarmkeeper.contract;

import java.util.List;
import java.util.Optional;

/** What became of a command. Published on {@code keeper.<swarm>.outcome.<nodeId>.<commandId>}. */
public sealed interface Outcome extends Message {
  /** The command that this answers. */
  MessageId command();

  /** The Swarm id of the node whose executor answers. */
  String nodeId();

  /** The name of that node. */
  String executor();

  /**
   * It is so now.
   *
   * @param did one sentence
   * @param version the version index of what was written, where it has one
   * @param repeated true if it was so already, because the same command had been carried out before
   */
  record Done(
      MessageId command,
      String nodeId,
      String executor,
      String did,
      Optional<Long> version,
      boolean repeated)
      implements Outcome {}

  /**
   * Not done, nothing was touched: one of the engine's own rules forbids it (docs/engine-rules.md).
   */
  record Refused(MessageId command, String nodeId, String executor, String reason)
      implements Outcome {}

  /** Not done: the object has moved since the decision. Look and decide again. */
  record Conflicted(MessageId command, String nodeId, String executor, String reason)
      implements Outcome {}

  /** The engine said no. */
  record Failed(MessageId command, String nodeId, String executor, String reason)
      implements Outcome {}

  /** A node that was to be empty is not. */
  record StillOccupied(
      MessageId command, String nodeId, String executor, List<ContainerLeft> containers)
      implements Outcome {}

  /** A container of the swarm that still runs. */
  record ContainerLeft(String containerId, String service, String taskId, String state) {}
}
