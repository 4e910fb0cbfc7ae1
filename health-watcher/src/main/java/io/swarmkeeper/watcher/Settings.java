package io.swarmkeeper.watcher;

import io.swarmkeeper.bus.BusSettings;
import java.net.URI;

/** Where the engine and NATS are, and the name of the swarm. */
public record Settings(URI engine, BusSettings nats, String swarm) {}
