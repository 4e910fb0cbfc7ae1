package io.swarmkeeper.swarm.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.EngineJson;

/**
 * A port that a service publishes.
 *
 * @param port its number outside, 0 where the engine may choose one
 * @param host whether on the node of each task, and not on every node through the routing mesh
 */
public record PublishedPort(int port, String protocol, boolean host) {
  static PublishedPort of(JsonNode port) {
    return new PublishedPort(
        EngineJson.whole(port, "/PublishedPort").orElse(0),
        EngineJson.text(port, "/Protocol").orElse("tcp"),
        EngineJson.textOrEmpty(port, "/PublishMode").equals("host"));
  }

  /** The engine lets two services have one port only if both have it in host mode. */
  public boolean clashes(PublishedPort other) {
    return samePort(other) && !(host && other.host);
  }

  /** Whether number and protocol are the same. */
  public boolean samePort(PublishedPort other) {
    return port == other.port && protocol.equals(other.protocol);
  }

  @Override
  public String toString() {
    return port + "/" + protocol;
  }
}
