package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.watcher.judge.WatchedNode;

/** This node's place in the swarm; the node id is empty while it is in none. */
public record SwarmMembership(WatchedNode node, boolean manager) {
  public boolean inSwarm() {
    return !node.nodeId().isEmpty();
  }
}
