package io.swarmkeeper.indexer.placing;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;

/** Where a message is kept when not even its dead letter can be indexed. */
@FunctionalInterface
public interface LastResort {
  /** Done only when it is kept there. */
  Handled keep(Delivery delivery, String reason) throws InterruptedException;
}
