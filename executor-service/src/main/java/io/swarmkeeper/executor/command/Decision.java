package io.swarmkeeper.executor.command;

import io.swarmkeeper.contract.Outcome.ContainerLeft;
import java.util.List;
import java.util.Optional;

/** What to do about a command. */
public sealed interface Decision {
  /** Write this; {@code did} is what can be said once it is written. */
  record Write(Change change, String did) implements Decision {}

  /** Nothing to do: it is so already, {@code repeated} if by this very command. */
  record AlreadySo(String did, Optional<Long> version, boolean repeated) implements Decision {}

  /** A rule forbids it. */
  record Refuse(String reason) implements Decision {}

  /** The object has moved since the planner decided. */
  record Conflict(String reason) implements Decision {}

  /** It cannot be done. */
  record Fail(String reason) implements Decision {}

  /** The node is not empty. */
  record Occupied(List<ContainerLeft> containers) implements Decision {}
}
