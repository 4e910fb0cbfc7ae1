package io.swarmkeeper.journal;

import io.swarmkeeper.bus.stream.Handled;

/** Handles one message of the journal; idempotent, as a message may come more than once. */
@FunctionalInterface
public interface EnvelopeHandler {
  /** Returns only when the effect is saved. */
  Handled handle(Entry entry) throws InterruptedException;
}
