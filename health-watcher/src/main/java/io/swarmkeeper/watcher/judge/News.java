package io.swarmkeeper.watcher.judge;

import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import java.time.Instant;
import java.util.Optional;

/**
 * One change that is worth publishing: an observation, or the event of a drift.
 *
 * @param id derived from the change itself, so that a watcher that starts again says nothing twice
 * @param at when it happened, as far as the engine knows; otherwise the earliest time at which it
 *     is known to have happened already
 * @param causedBy the command of ours that led to it, where one is known to
 */
public record News(MessageId id, Instant at, Message message, Optional<MessageId> causedBy) {
  /** That nothing of ours is known to have led to. */
  public News(MessageId id, Instant at, Message message) {
    this(id, at, message, Optional.empty());
  }

  /** A time as ids have it, to the nanosecond since 1970. */
  public static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
