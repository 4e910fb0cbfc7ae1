package io.swarmkeeper.watcher.judge.leader;

import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.drift.DriftLook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One look at the whole swarm, from the point of view of one watcher.
 *
 * @param before when it looked last; absent when it has just begun to lead
 */
public record LeaderLook(
    String watcher,
    Instant seenAt,
    Optional<Instant> before,
    List<SwarmFact> facts,
    List<WatchedService> services,
    DriftLook things) {
  public LeaderLook {
    facts = List.copyOf(facts);
    services = List.copyOf(services);
  }
}
