package io.swarmkeeper.indexer.placing;

import java.time.Duration;

/** How the indexer waits between attempts. */
@FunctionalInterface
public interface Sleep {
  /** Returns when the time is over. */
  void of(Duration time) throws InterruptedException;
}
