package io.swarmkeeper.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.EngineJson;

/** A raw network, as an engine lists it; there its own keys are not under a spec. */
public record SwarmNetwork(JsonNode json) {
  /** Empty if it has none. */
  public String name() {
    return EngineJson.textOrEmpty(json, "/Name");
  }

  /** Empty if it has none. */
  public String id() {
    return EngineJson.textOrEmpty(json, "/Id");
  }

  /** Whether a service that names it so means this one: specs refer by name or by id. */
  public boolean isCalled(String nameOrId) {
    return name().equals(nameOrId) || id().equals(nameOrId);
  }

  /** Whether it spans the swarm, and is not one node's own. */
  public boolean swarmWide() {
    return EngineJson.textOrEmpty(json, "/Scope").equals("swarm");
  }

  /** Whether it is the routing mesh's own. */
  public boolean ingress() {
    return json.path("Ingress").asBoolean();
  }
}
