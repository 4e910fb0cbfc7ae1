package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.contract.Observation.Stability;
import java.time.Instant;
import java.util.Set;

/**
 * What was said of a service.
 *
 * @param up the tasks that were seen up; one of these that ends is a restart, not a failed start
 */
public record KnownService(Stability stability, Instant since, String reason, Set<String> up) {
  /** Immutable. */
  public KnownService {
    up = Set.copyOf(up);
  }
}
