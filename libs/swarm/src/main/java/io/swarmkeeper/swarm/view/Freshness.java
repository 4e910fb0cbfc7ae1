package io.swarmkeeper.swarm.view;

import java.time.Duration;
import java.time.Instant;

/**
 * How old what somebody says of the swarm may be to be acted on. All of them speak every two
 * seconds or more often, so a few lost messages are no silence.
 */
public enum Freshness {
  /** What a manager's engine answers. */
  VIEW(Duration.ofSeconds(10)),

  /** A health-watcher's heartbeat, and with it the health of the containers of its node. */
  WATCHER(Duration.ofSeconds(10)),

  /** An executor's heartbeat. */
  EXECUTOR(Duration.ofSeconds(10));

  private final Duration limit;

  Freshness(Duration limit) {
    this.limit = limit;
  }

  /** The greatest age at which it still counts. */
  public Duration limit() {
    return limit;
  }

  /** Whether what was said then still counts. */
  public boolean holds(Instant said, Instant now) {
    return holds(Duration.between(said, now));
  }

  /** Whether what is so old still counts. */
  public boolean holds(Duration age) {
    return age.compareTo(limit) <= 0;
  }
}
