package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request would do, before anything is touched.
 *
 * @param id names this plan and what it depends on: the wanted specs and the versions of all it
 *     touches
 * @param objects networks, configs, secrets, in the order of creation
 * @param findings what stands in the way (errors) or should be known (warnings)
 * @param forecast how long carrying it out takes
 */
public record Plan(
    String id,
    String stack,
    Instant at,
    List<ServicePlan> services,
    List<ObjectPlan> objects,
    List<Finding> findings,
    Optional<Forecast> forecast) {
  public Plan {
    services = List.copyOf(services);
    objects = List.copyOf(objects);
    findings = List.copyOf(findings);
  }

  /** The same with these findings. */
  public Plan with(List<Finding> others) {
    return new Plan(id, stack, at, services, objects, others, forecast);
  }

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
   * @param replacement which running tasks are replaced, and how; absent when none is
   * @param forecast how long this service takes; absent when nothing is to be waited for
   * @param drift what somebody changed behind our back since the newest revision
   * @param freshLogin whether Swarm gets other credentials for its registry while its tasks stay
   */
  public record ServicePlan(
      String service,
      Action action,
      boolean restarts,
      String why,
      int tasks,
      long baseVersion,
      int wave,
      List<FieldChange> changes,
      Optional<Replacement> replacement,
      Optional<Forecast> forecast,
      Optional<Drift> drift,
      boolean freshLogin) {
    public ServicePlan {
      changes = List.copyOf(changes);
    }

    /** Whether nothing of it changes but the credentials that Swarm has for its registry. */
    public boolean loginAlone() {
      return freshLogin && changes.isEmpty();
    }
  }

  /**
   * Which tasks are replaced, by the wanted update_config.
   *
   * @param atOnce how many at a time; all of them when it is their number
   * @param delay between two batches
   * @param order {@code stop-first} or {@code start-first}
   */
  public record Replacement(
      List<RunningTask> tasks, int batches, int atOnce, Duration delay, String order) {
    public Replacement {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * A task that runs now.
   *
   * @param node the name of the node; absent while it waits for one
   */
  public record RunningTask(String id, Optional<Integer> slot, Optional<String> node) {}

  /**
   * How long something takes, as a range, because nobody knows.
   *
   * @param basis what the range is made from, in one sentence
   */
  public record Forecast(Duration shortest, Duration longest, String basis) {}

  /**
   * What differs between what we last told a service to be and what it is.
   *
   * @param revision what we last told it
   * @param fields {@code before} as recorded, {@code after} as it is now; none where the whole
   *     service was removed
   */
  public record Drift(int revision, List<FieldChange> fields) {
    public Drift {
      fields = List.copyOf(fields);
    }
  }

  /** One network, config, secret or volume. */
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
