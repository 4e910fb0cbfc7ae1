package io.swarmkeeper.record.verify;

/**
 * The end of the chain of checkpoints, as its bucket has it.
 *
 * @param number of the last checkpoint
 * @param hash of it
 * @param published whether its message is known to be in the journal
 */
public record ChainEnd(long number, String hash, boolean published) {}
