package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.Labels;
import io.swarmkeeper.swarm.settings.Healthcheck;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Inspected;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Phase;
import io.swarmkeeper.watcher.judge.container.HealthReport;
import io.swarmkeeper.watcher.judge.container.HealthReport.Probe;
import io.swarmkeeper.watcher.judge.container.ListedContainer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Reads what the engine says about containers. */
final class ContainerReader {
  private ContainerReader() {}

  static ListedContainer listed(JsonNode line) {
    return new ListedContainer(
        EngineJson.textOrEmpty(line, "/Id"),
        EngineJson.textOrEmpty(line, "/State"),
        EngineJson.textOrEmpty(line, "/Status"));
  }

  static Inspected inspected(JsonNode answer, Instant seenAt) {
    var state = answer.path("State");
    return new Inspected(
        EngineJson.textOrEmpty(answer, "/Id"),
        EngineJson.textOrEmpty(answer, "/Config/Image"),
        task(answer.path("Config")),
        phase(EngineJson.textOrEmpty(state, "/Status")),
        EngineJson.time(answer, "/Created").orElse(Instant.EPOCH),
        EngineJson.time(state, "/StartedAt"),
        EngineJson.time(state, "/FinishedAt"),
        state.path("ExitCode").asInt(),
        state.path("OOMKilled").asBoolean(),
        EngineJson.text(state, "/Error").map(Mask::text),
        health(state.path("Health"), new Healthcheck(answer.at("/Config/Healthcheck"))),
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

  private static Optional<TaskRef> task(JsonNode config) {
    return EngineJson.label(config, Labels.TASK_ID)
        .map(id ->
            new TaskRef(
                id,
                EngineJson.label(config, Labels.SERVICE_ID).orElse(""),
                EngineJson.label(config, Labels.SERVICE_NAME).orElse(""),
                slot(EngineJson.label(config, Labels.TASK_NAME).orElse(""), id),
                Labels.stack(config)));
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

  private static Optional<HealthReport> health(JsonNode health, Healthcheck check) {
    if (health.isMissingNode()
        || health.isNull()
        || health.path("Status").asText().equals("none")) {
      return Optional.empty();
    }
    var probes = new ArrayList<Probe>();
    health
        .path("Log")
        .forEach(entry ->
            EngineJson.time(entry, "/End").ifPresent(end -> probes.add(probe(entry, end))));
    return Optional.of(
        new HealthReport(
            health.path("FailingStreak").asInt(), check.retries(), check.startPeriod(), probes));
  }

  private static Probe probe(JsonNode entry, Instant end) {
    return new Probe(
        EngineJson.time(entry, "/Start").orElse(end),
        end,
        entry.path("ExitCode").asInt(),
        Mask.text(entry.path("Output").asText().strip()));
  }
}
