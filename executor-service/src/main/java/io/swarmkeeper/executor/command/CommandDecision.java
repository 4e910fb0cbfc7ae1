package io.swarmkeeper.executor.command;

import io.swarmkeeper.contract.Outcome.ContainerLeft;
import java.util.List;
import java.util.Optional;

/** What to do about a command. */
public sealed interface CommandDecision {
  /** Write this; {@code did} is what can be said once it is written. */
  record Write(EngineWrite change, String did) implements CommandDecision {}

  /** Nothing to do: it is so already, {@code repeated} if by this very command. */
  record AlreadySo(String did, Optional<Long> version, boolean repeated)
      implements CommandDecision {
    /** Of something without a version, and not by this command. */
    AlreadySo(String did) {
      this(did, Optional.empty(), false);
    }
  }

  /** A rule forbids it. */
  record Refuse(String reason) implements CommandDecision {}

  /** The object has moved since the planner decided. */
  record Conflict(String reason) implements CommandDecision {}

  /** It cannot be done. */
  record Fail(String reason) implements CommandDecision {}

  /** The node is not empty. */
  record Occupied(List<ContainerLeft> containers) implements CommandDecision {}
}
