package io.swarmkeeper.bus.stream;

import java.util.List;

/** Handles a batch of messages; idempotent. */
@FunctionalInterface
public interface BatchHandler {
  /** One answer for each message, in their order. */
  List<Handled> handle(List<Delivery> batch) throws InterruptedException;
}
