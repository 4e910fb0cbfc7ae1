package io.swarmkeeper.record;

import io.swarmkeeper.bus.stream.Delivery;
import java.time.Instant;

/**
 * How a message came to the indexer.
 *
 * @param swarm whose journal it is
 * @param delivery the message with its place in the journal
 * @param readAt when the indexer read it
 */
public record Origin(String swarm, Delivery delivery, Instant readAt) {}
