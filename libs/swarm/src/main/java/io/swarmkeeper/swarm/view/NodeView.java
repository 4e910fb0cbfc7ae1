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

  /** Whether Swarm has given it up: no task there can start, end or be seen until it is back. */
  public boolean isDown() {
    return state.equals("down");
  }

  /** Whether Swarm leaves there what runs there, and puts nothing more there. */
  public boolean isPaused() {
    return availability.equals("pause");
  }

  /** Whether its watcher can be heard, so that the health of its containers is known. */
  public boolean watched(Instant now) {
    return watcherSeen.filter(at -> Freshness.WATCHER.holds(at, now)).isPresent();
  }

  /** Whether its executor can be heard, so that what it is told is done soon. */
  public boolean carriesOut(Instant now) {
    return executorSeen.filter(at -> Freshness.EXECUTOR.holds(at, now)).isPresent();
  }
}
