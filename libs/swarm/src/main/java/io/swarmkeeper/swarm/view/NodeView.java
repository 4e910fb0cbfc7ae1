package io.swarmkeeper.swarm.view;

import java.time.Instant;
import java.util.Optional;

/**
 * One node.
 *
 * @param role {@code manager} or {@code worker}
 * @param availability {@code active}, {@code pause} or {@code drain}
 * @param state {@code ready}, {@code down}, …
 * @param executorSeen the last heartbeat of its executor
 * @param watcherSeen the last heartbeat of its watcher
 */
public record NodeView(
    String id,
    String host,
    String role,
    boolean leader,
    String availability,
    String state,
    Optional<Instant> executorSeen,
    Optional<Instant> watcherSeen) {

  /** Whether Swarm may put tasks here. */
  public boolean takesTasks() {
    return availability.equals("active") && state.equals("ready");
  }
}
