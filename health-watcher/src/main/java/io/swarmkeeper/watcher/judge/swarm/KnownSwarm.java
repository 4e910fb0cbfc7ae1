package io.swarmkeeper.watcher.judge.swarm;

import java.util.Map;

/** All that was said about the swarm so far, by subject; empty when this node becomes leader. */
public record KnownSwarm(Map<String, SwarmFact> facts) {
  /** Immutable. */
  public KnownSwarm {
    facts = Map.copyOf(facts);
  }

  /** Nothing said yet. */
  public static KnownSwarm nothing() {
    return new KnownSwarm(Map.of());
  }
}
