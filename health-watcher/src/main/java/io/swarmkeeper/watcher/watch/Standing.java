package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.watcher.judge.Post;

/** This node's place in the swarm; the node id is empty while it is in none. */
public record Standing(Post post, boolean manager) {
  /** Whether the node is in a swarm. */
  public boolean inSwarm() {
    return !post.nodeId().isEmpty();
  }
}
