package io.swarmkeeper.swarm.settings;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * When Swarm starts a task again that has ended.
 *
 * @param condition {@code any}, {@code on-failure} or {@code none}
 * @param attempts how often, 0 for any number
 */
public record RestartPolicy(String condition, long attempts) {
  /** That of a raw service spec, with the engine's defaults. */
  static RestartPolicy of(JsonNode spec) {
    var policy = spec.at("/TaskTemplate/RestartPolicy");
    return new RestartPolicy(
        policy.path("Condition").asText("any"), policy.path("MaxAttempts").asLong(0));
  }

  /** Whether a task is started again however it has ended; others may end well. */
  public boolean always() {
    return condition.equals("any");
  }

  /** Whether there are ends after which Swarm leaves the place empty. */
  public boolean mayGiveUp() {
    return !always() || attempts > 0;
  }

  /** As the stack file says it. */
  public String words() {
    return attempts > 0 && !condition.equals("none")
        ? "restart_policy " + condition + ", at most " + attempts + " attempts"
        : "restart_policy " + condition;
  }
}
