package io.swarmkeeper.planner.preflight.port;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.EngineJson;
import java.util.List;
import java.util.stream.StreamSupport;

/** One port that a service publishes under a fixed number. */
record Published(int port, String protocol, boolean host) {

  /** Those of a spec. */
  static List<Published> in(JsonNode spec) {
    return StreamSupport.stream(spec.at("/EndpointSpec/Ports").spliterator(), false)
        .map(p ->
            new Published(
                EngineJson.whole(p, "/PublishedPort").orElse(0),
                EngineJson.text(p, "/Protocol").orElse("tcp"),
                EngineJson.textOrEmpty(p, "/PublishMode").equals("host")))
        .filter(p -> p.port() > 0)
        .distinct()
        .toList();
  }

  /** The engine lets two services have one port only if both have it in host mode. */
  boolean clashes(Published other) {
    return samePort(other) && !(host && other.host);
  }

  boolean samePort(Published other) {
    return port == other.port && protocol.equals(other.protocol);
  }

  @Override
  public String toString() {
    return port + "/" + protocol;
  }
}
