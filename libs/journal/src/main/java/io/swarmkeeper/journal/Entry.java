package io.swarmkeeper.journal;

import io.swarmkeeper.contract.Envelope;
import java.time.Instant;

/**
 * One entry of the journal.
 *
 * @param sequence its place in the one order of everything that happened
 * @param storedAt when NATS stored it
 * @param pending how many more entries wait behind it for this reader
 */
public record Entry(
    Envelope envelope, String subject, long sequence, Instant storedAt, long pending) {}
