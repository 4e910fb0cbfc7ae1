package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Request;

/**
 * What a decision wants done. The shell saves it with the state and sends it; sending twice is
 * sending once.
 */
public sealed interface Action {
  /** Tell an executor. */
  record Send(Command command) implements Action {}

  /** Tell everybody. */
  record Announce(Event event) implements Action {}

  /** Ask for another operation, or for something of one, as a person would. */
  record Ask(MessageId id, Request request) implements Action {}
}
