package io.swarmkeeper.bus.stream;

/** Handles one message; idempotent, as a message may come more than once. */
@FunctionalInterface
public interface Handler {
  /**
   * Returns only when the effect is saved. An unchecked exception is a bug: the message comes again
   * later.
   */
  Handled handle(Delivery delivery) throws InterruptedException;
}
