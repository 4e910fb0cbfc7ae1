package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import java.time.Duration;
import java.time.Instant;

/**
 * What never changes about an operation; only a person who resumes it moves its deadline.
 *
 * @param target the stack or the node's name
 * @param request the message that asked for it
 */
public record Header(
    OperationId id,
    Kind kind,
    String target,
    Asked asked,
    MessageId request,
    Instant startedAt,
    Instant deadline) {

  /** How long it was given. */
  public Duration allowed() {
    return Duration.between(startedAt, deadline);
  }

  /** The same, with at least as much time from now on as it was given at first. */
  public Header resumedAt(Instant now) {
    var later = now.plus(allowed());
    return later.isAfter(deadline)
        ? new Header(id, kind, target, asked, request, startedAt, later)
        : this;
  }
}
