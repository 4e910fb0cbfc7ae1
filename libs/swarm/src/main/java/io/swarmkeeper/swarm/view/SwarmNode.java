package io.swarmkeeper.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.EngineJson;
import java.util.SortedMap;
import java.util.TreeMap;

/** A raw node, as a manager lists it. */
public record SwarmNode(JsonNode json) {
  /** Empty if it has none. */
  public String id() {
    return EngineJson.textOrEmpty(json, "/ID");
  }

  /** The name that people know it by; its id if it has not said one yet. */
  public String host() {
    return EngineJson.text(json, "/Description/Hostname").orElse(id());
  }

  /** Such as {@code linux/x86_64}. */
  public String platform() {
    return EngineJson.textOrEmpty(json, "/Description/Platform/OS")
        + "/"
        + EngineJson.textOrEmpty(json, "/Description/Platform/Architecture");
  }

  /** The labels that an administrator has given it, by key. */
  public SortedMap<String, String> labels() {
    var sorted = new TreeMap<String, String>();
    json.at("/Spec/Labels")
        .properties()
        .forEach(l -> sorted.put(l.getKey(), l.getValue().asText()));
    return sorted;
  }
}
