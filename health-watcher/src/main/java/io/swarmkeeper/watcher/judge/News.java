package io.swarmkeeper.watcher.judge;

import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import java.time.Instant;

/**
 * One change that is worth publishing: an observation, or the event of a drift.
 *
 * @param id derived from the change itself, so that a watcher that starts again says nothing twice
 * @param at when it happened, as far as the engine knows; otherwise when it was seen
 */
public record News(MessageId id, Instant at, Message message) {}
