package io.swarmkeeper.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.Labels;
import io.swarmkeeper.swarm.LastWriter;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import java.util.Optional;

/** A raw service, as a manager lists it. */
public record SwarmService(JsonNode json) {
  /** Empty if it has none. */
  public String id() {
    return EngineJson.textOrEmpty(json, "/ID");
  }

  /** Its full name; its id if it has none. */
  public String name() {
    return EngineJson.text(json, "/Spec/Name").orElse(id());
  }

  public Optional<String> stack() {
    return Labels.stack(json.path("Spec"));
  }

  /** What it is told to be. */
  public ServiceSpec spec() {
    return new ServiceSpec(json.path("Spec"));
  }

  /** The step that its label names, whoever wrote it last. */
  public Optional<String> step() {
    return LastWriter.label(json.path("Spec"));
  }

  /** Swarm's own word for its last update. */
  public Optional<String> updateState() {
    return EngineJson.text(json, "/UpdateStatus/State");
  }

  public Optional<String> updateMessage() {
    return EngineJson.text(json, "/UpdateStatus/Message");
  }
}
