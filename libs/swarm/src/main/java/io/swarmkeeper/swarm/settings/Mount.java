package io.swarmkeeper.swarm.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.Labels;
import java.util.Optional;

/** A raw mount of a spec. */
public record Mount(JsonNode json) {
  /** The name of the volume, if it mounts one that has a name. */
  public Optional<String> volume() {
    return EngineJson.text(json, "/Source")
        .filter(_ -> EngineJson.textOrEmpty(json, "/Type").equals("volume"));
  }

  /** What makes the volume. */
  public String driver() {
    return EngineJson.text(json, "/VolumeOptions/DriverConfig/Name").orElse("local");
  }

  /** What its driver is told. */
  public ObjectNode driverOptions() {
    return EngineJson.object(json, "/VolumeOptions/DriverConfig/Options");
  }

  /** The stack that makes the volume; one that no stack made, or an external one, is nobody's. */
  public Optional<String> stack() {
    return Labels.stack(json.path("VolumeOptions"));
  }
}
