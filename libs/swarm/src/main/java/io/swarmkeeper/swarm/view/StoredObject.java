package io.swarmkeeper.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.EngineJson;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** A raw config or secret, as a manager lists it. */
public record StoredObject(JsonNode json) {
  /** The one of this name. */
  public static Optional<StoredObject> named(
      String name, Collection<? extends JsonNode> configsOrSecrets) {
    return configsOrSecrets.stream()
        .map(StoredObject::new)
        .filter(o -> o.name().equals(name))
        .findFirst();
  }

  /** Empty if it has none. */
  public String id() {
    return EngineJson.textOrEmpty(json, "/ID");
  }

  /** Empty if it has none. */
  public String name() {
    return EngineJson.textOrEmpty(json, "/Spec/Name");
  }

  /** Its raw spec; that of a secret has no data. */
  public ObjectNode spec() {
    return EngineJson.object(json, "/Spec");
  }

  /** When it was made, if the engine says. */
  public Optional<Instant> createdAt() {
    return EngineJson.time(json, "/CreatedAt");
  }
}
