package io.swarmkeeper.bus.bucket;

/**
 * A value as it was read.
 *
 * @param revision what to say when replacing it
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Stored(byte[] value, long revision) {}
