package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.watcher.judge.container.HealthReport;
import io.swarmkeeper.watcher.judge.container.HealthReport.Probe;
import io.swarmkeeper.watcher.judge.container.Listed;
import io.swarmkeeper.watcher.judge.container.Sighting.Inspected;
import io.swarmkeeper.watcher.judge.container.Sighting.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Reads what the engine says about containers. */
final class ContainerReader {
  private static final int DEFAULT_RETRIES = 3;
  private static final String SWARM = "com.docker.swarm.";

  private ContainerReader() {}

  static Listed listed(JsonNode line) {
    return new Listed(
        Fields.textOf(line, "/Id"), Fields.textOf(line, "/State"), Fields.textOf(line, "/Status"));
  }

  static Inspected inspected(JsonNode answer, Instant seenAt) {
    var state = answer.path("State");
    return new Inspected(
        Fields.textOf(answer, "/Id"),
        Fields.textOf(answer, "/Config/Image"),
        task(answer.at("/Config/Labels")),
        phase(Fields.textOf(state, "/Status")),
        Fields.time(answer, "/Created").orElse(Instant.EPOCH),
        Fields.time(state, "/StartedAt"),
        Fields.time(state, "/FinishedAt"),
        state.path("ExitCode").asInt(),
        state.path("OOMKilled").asBoolean(),
        Fields.text(state, "/Error").map(Mask::text),
        health(state.path("Health"), answer.at("/Config/Healthcheck")),
        seenAt);
  }

  /** A container between two runs ("restarting") does not run. */
  private static Phase phase(String status) {
    return switch (status) {
      case "created" -> Phase.CREATED;
      case "running", "paused" -> Phase.RUNNING;
      default -> Phase.STOPPED;
    };
  }

  private static Optional<TaskRef> task(JsonNode labels) {
    return Fields.label(labels, SWARM + "task.id")
        .map(id ->
            new TaskRef(
                id,
                Fields.label(labels, SWARM + "service.id").orElse(""),
                Fields.label(labels, SWARM + "service.name").orElse(""),
                slot(Fields.label(labels, SWARM + "task.name").orElse(""), id),
                Fields.label(labels, "com.docker.stack.namespace")));
  }

  /** A task is called {@code service.slot.id}, a global service's {@code service.node.id}. */
  private static Optional<Integer> slot(String name, String taskId) {
    if (!name.endsWith("." + taskId)) {
      return Optional.empty();
    }
    var front = name.substring(0, name.length() - taskId.length() - 1);
    var slot = front.substring(front.lastIndexOf('.') + 1);
    return slot.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(slot)) : Optional.empty();
  }

  private static Optional<HealthReport> health(JsonNode health, JsonNode check) {
    if (health.isMissingNode()
        || health.isNull()
        || health.path("Status").asText().equals("none")) {
      return Optional.empty();
    }
    var retries = check.path("Retries").asInt();
    var probes = new ArrayList<Probe>();
    health
        .path("Log")
        .forEach(
            entry -> Fields.time(entry, "/End").ifPresent(end -> probes.add(probe(entry, end))));
    return Optional.of(
        new HealthReport(
            health.path("FailingStreak").asInt(),
            retries > 0 ? retries : DEFAULT_RETRIES,
            Duration.ofNanos(check.path("StartPeriod").asLong()),
            probes));
  }

  private static Probe probe(JsonNode entry, Instant end) {
    return new Probe(
        Fields.time(entry, "/Start").orElse(end),
        end,
        entry.path("ExitCode").asInt(),
        Mask.text(entry.path("Output").asText().strip()));
  }
}
