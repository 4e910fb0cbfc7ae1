package io.swarmkeeper.journal;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.trust.Signature;
import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the journal, or one request that waits.
 *
 * @param body its bytes
 * @param signature of whoever signed it, checked: the holder of its key has signed just this
 * @param sequence its place in the one order of everything that happened
 * @param storedAt when NATS stored it
 * @param pending how many more entries wait behind it for this reader
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Entry(
    Envelope envelope,
    byte[] body,
    Optional<Signature> signature,
    String subject,
    long sequence,
    Instant storedAt,
    long pending) {}
