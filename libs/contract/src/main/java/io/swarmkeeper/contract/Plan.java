package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * What a request would do, before anything is touched.
 *
 * @param id names this plan and what it depends on: the wanted specs and the versions of all it
 *     touches
 * @param objects networks, configs, secrets, in the order of creation
 * @param findings what stands in the way (errors) or should be known (warnings)
 */
public record Plan(
    String id,
    String stack,
    Instant at,
    List<ServicePlan> services,
    List<ObjectPlan> objects,
    List<Finding> findings) {

  /** Whether anything would be written. */
  public boolean changesAnything() {
    return services.stream().anyMatch(s -> s.action() != Action.NONE)
        || objects.stream().anyMatch(o -> o.action() != Action.NONE);
  }

  /** Whether a finding forbids it. */
  public boolean refused() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
  }

  /**
   * One service.
   *
   * @param service the full name
   * @param restarts whether running tasks are replaced, and {@code why} or why not, in one sentence
   * @param tasks tasks that the service should have
   * @param baseVersion the live service's version index that this was computed on, 0 for a new one
   * @param wave services of a lower wave are done first
   */
  public record ServicePlan(
      String service,
      Action action,
      boolean restarts,
      String why,
      int tasks,
      long baseVersion,
      int wave,
      List<FieldChange> changes) {}

  /** One network, config or secret. */
  public record ObjectPlan(String kind, String name, Action action, String why) {}

  /**
   * One field in Compose words, such as {@code deploy.replicas}; an empty text where there is no
   * value.
   */
  public record FieldChange(String field, String before, String after) {}

  /** What happens to one thing. */
  public enum Action {
    @JsonProperty("none")
    NONE,
    @JsonProperty("create")
    CREATE,
    @JsonProperty("update")
    UPDATE,
    @JsonProperty("remove")
    REMOVE
  }
}
