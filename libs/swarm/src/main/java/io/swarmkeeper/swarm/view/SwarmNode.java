package io.swarmkeeper.swarm.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.EngineJson;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A raw node, as a manager lists it. */
public record SwarmNode(JsonNode json) {
  /** Empty if it has none. */
  public String id() {
    return EngineJson.textOrEmpty(json, "/ID");
  }

  /** Absent until it has described itself. */
  public Optional<String> hostname() {
    return EngineJson.text(json, "/Description/Hostname");
  }

  /** The name that people know it by; its id if it has not said one yet. */
  public String host() {
    return hostname().orElse(id());
  }

  /** {@code manager} or {@code worker}. */
  public String role() {
    return EngineJson.text(json, "/Spec/Role").orElse("worker");
  }

  public boolean leads() {
    return json.at("/ManagerStatus/Leader").asBoolean(false);
  }

  /** {@code active}, {@code pause} or {@code drain}. */
  public String availability() {
    return EngineJson.textOrEmpty(json, "/Spec/Availability");
  }

  /** {@code ready}, {@code down}, … */
  public String state() {
    return EngineJson.text(json, "/Status/State").orElse("unknown");
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
