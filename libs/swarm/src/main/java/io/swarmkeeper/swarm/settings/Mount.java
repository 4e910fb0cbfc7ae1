package io.swarmkeeper.swarm.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.Labels;
import java.util.Locale;
import java.util.Optional;

/** A raw mount of a spec. */
public record Mount(JsonNode json) {
  /** The name of the volume, if it mounts one that has a name. */
  public Optional<String> volume() {
    return EngineJson.text(json, "/Source")
        .filter(_ -> EngineJson.textOrEmpty(json, "/Type").equals("volume"));
  }

  /** {@code bind}, {@code volume}, {@code npipe}, ...; a volume where nothing is said. */
  public String type() {
    return EngineJson.text(json, "/Type").orElse("volume").toLowerCase(Locale.ROOT);
  }

  /** A path of the node or the name of a volume, as it is written; empty if there is none. */
  public String source() {
    return EngineJson.textOrEmpty(json, "/Source");
  }

  public boolean readOnly() {
    return json.path("ReadOnly").asBoolean();
  }

  /** How mounts made later below it spread; empty where nothing is said. */
  public String propagation() {
    return EngineJson.textOrEmpty(json, "/BindOptions/Propagation");
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
