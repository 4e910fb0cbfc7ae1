package io.swarmkeeper.stack;

/**
 * One stack file as bytes: UTF-8, or UTF-16 with a byte order mark.
 *
 * @param name what messages call it
 */
// Files are never compared, only read once.
@SuppressWarnings("ArrayRecordComponent")
public record StackText(String name, byte[] bytes) {}
