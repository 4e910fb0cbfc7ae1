package io.swarmkeeper.executor.command;

/**
 * The node whose executor answers, as outcomes name it.
 *
 * @param nodeId its id in the swarm
 */
public record NodeIdentity(String nodeId, String host) {}
