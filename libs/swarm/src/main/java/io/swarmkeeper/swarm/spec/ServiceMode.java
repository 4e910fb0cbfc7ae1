package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a raw spec says where and how often its task runs.
 *
 * @param word as in a stack file: {@code replicated}, {@code global}, {@code replicated-job},
 *     {@code global-job}
 * @param tasks for a mode with a number of tasks; 0 for those that run once on every suitable node
 */
public record ServiceMode(String word, int tasks) {
  /** The mode of a spec; without one it is one replica, as for the engine. */
  public static ServiceMode of(JsonNode spec) {
    var mode = spec.path("Mode");
    if (mode.has("Global")) {
      return new ServiceMode("global", 0);
    }
    if (mode.has("GlobalJob")) {
      return new ServiceMode("global-job", 0);
    }
    if (mode.has("ReplicatedJob")) {
      var job = mode.path("ReplicatedJob");
      return new ServiceMode("replicated-job", job.path("TotalCompletions").asInt(1));
    }
    return new ServiceMode("replicated", mode.at("/Replicated/Replicas").asInt(1));
  }

  /** Whether it runs once on every suitable node. */
  public boolean everyNode() {
    return word.startsWith("global");
  }

  /** Whether its tasks are meant to end. */
  public boolean job() {
    return word.endsWith("-job");
  }
}
