package io.swarmkeeper.indexer;

import java.time.Duration;

/** How the indexer waits between attempts. */
@FunctionalInterface
interface Pause {
  void of(Duration time) throws InterruptedException;
}
