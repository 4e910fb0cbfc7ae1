package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.swarm.view.Freshness;
import io.swarmkeeper.watcher.judge.container.KnownContainers;
import java.time.Instant;
import java.util.Optional;

/**
 * What the watcher can say of its node at this moment.
 *
 * @param membership absent until the engine has answered once
 * @param lookedAt when the last full look succeeded
 * @param trouble why the engine cannot be seen now
 */
public record NodeSight(
    Optional<SwarmMembership> membership,
    KnownContainers known,
    Optional<Instant> lookedAt,
    Optional<String> trouble) {
  /** Before the first look. */
  static NodeSight none() {
    return new NodeSight(
        Optional.empty(), KnownContainers.nothing(), Optional.empty(), Optional.empty());
  }

  /**
   * Whether the engine answers, and the last full look is recent enough to speak of: with an older
   * one a watcher is blind, and must look blind.
   */
  public boolean isFresh(Instant now) {
    return trouble.isEmpty() && lookedAt.filter(at -> Freshness.VIEW.holds(at, now)).isPresent();
  }

  NodeSight belongs(SwarmMembership now) {
    return new NodeSight(Optional.of(now), known, lookedAt, trouble);
  }

  NodeSight knows(KnownContainers now) {
    return new NodeSight(membership, now, lookedAt, trouble);
  }

  NodeSight looked(Instant at) {
    return new NodeSight(membership, known, Optional.of(at), Optional.empty());
  }

  NodeSight blind(String why) {
    return new NodeSight(membership, known, lookedAt, Optional.of(why));
  }
}
