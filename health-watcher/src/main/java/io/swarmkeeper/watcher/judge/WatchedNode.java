package io.swarmkeeper.watcher.judge;

/** Where this watcher stands: the Swarm id and the host name of its node. */
public record WatchedNode(String nodeId, String host) {}
