package io.swarmkeeper.watcher.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal says against what the engine says, read without a line of the watcher: the last
 * word on each container is the engine's, everything the engine remembers was said, nothing was
 * said twice, and each change follows from the one before.
 */
record Agreement(Engine engine, WatchedJournal record, String label) {

  void holds() throws EngineTrouble, BusUnavailable, InterruptedException {
    var said = record.containers();
    var there = engine.containers(Filters.label(label));
    assertThat(there).isNotEmpty();
    for (var listed : there) {
      var id = listed.path("Id").asText();
      var container = engine.container(id);
      assertThat(said).containsKey(id);
      isTheEnginesWord(container, said.get(id));
      knowsAllThatTheEngineKnows(container, said.get(id));
    }
    assertThat(record.all()).extracting(Envelope::id).doesNotHaveDuplicates();
    said.values().forEach(Agreement::followsFromTheOneBefore);
  }

  /** Containers that the engine does not have any more have ended. */
  void saysGone(Map<String, String> removed) throws BusUnavailable, InterruptedException {
    var said = record.containers();
    removed.forEach((name, id) -> {
      assertThat(said).as(name).containsKey(id);
      assertThat(said.get(id).getLast().health()).as(name).isEqualTo(Health.EXITED);
    });
  }

  private static void isTheEnginesWord(JsonNode container, List<ContainerObserved> said) {
    assertThat(said.getLast().health())
        .as("last word on %s", container.path("Name").asText())
        .isEqualTo(health(container.path("State")));
  }

  private static Health health(JsonNode state) {
    if (!state.path("Running").asBoolean()) {
      return Health.EXITED;
    }
    return switch (state.at("/Health/Status").asText("none")) {
      case "healthy" -> Health.HEALTHY;
      case "unhealthy" -> Health.UNHEALTHY;
      case "starting" -> Health.STARTING;
      default -> Health.RUNNING;
    };
  }

  private static void knowsAllThatTheEngineKnows(JsonNode container, List<ContainerObserved> said) {
    var state = container.path("State");
    var name = container.path("Name").asText();
    assertThat(said)
        .as("start of %s", name)
        .anyMatch(o -> o.engineTime().equals(time(state, "StartedAt")));
    if (!state.path("Running").asBoolean()) {
      assertThat(said)
          .as("end of %s", name)
          .anyMatch(o ->
              o.health() == Health.EXITED
                  && o.engineTime().equals(time(state, "FinishedAt"))
                  && o.exitCode().equals(Optional.of(state.path("ExitCode").asInt())));
    }
    if (state.at("/Health/Log").findValuesAsText("ExitCode").contains("0")) {
      assertThat(said).as("health of %s", name).anyMatch(o -> o.health() == Health.HEALTHY);
    }
  }

  private static Optional<Instant> time(JsonNode state, String field) {
    return Optional.of(Instant.parse(state.path(field).asText()));
  }

  private static void followsFromTheOneBefore(List<ContainerObserved> said) {
    var before = Optional.<Health>empty();
    for (var observed : said) {
      assertThat(observed.before()).as("%s", said).isEqualTo(before);
      before = Optional.of(observed.health());
    }
  }
}
