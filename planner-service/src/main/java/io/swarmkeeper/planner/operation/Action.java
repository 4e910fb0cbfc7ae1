package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Event;

/**
 * What a decision wants done. The shell saves it with the state and sends it; sending twice is
 * sending once.
 */
public sealed interface Action {
  /** Tell an executor. */
  record Send(Command command) implements Action {}

  /** Tell everybody. */
  record Announce(Event event) implements Action {}
}
