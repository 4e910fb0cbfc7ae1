package io.swarmkeeper.watcher;

import java.net.URI;

/** Where the engine and NATS are, and the name of the swarm. */
public record Settings(URI engine, String nats, String swarm) {}
