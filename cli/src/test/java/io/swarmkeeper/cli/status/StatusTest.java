package io.swarmkeeper.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Observation.Stability;
import io.swarmkeeper.contract.Observation.StabilityObserved;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Stabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the planner says of operations and services, and beside it how steadily they run. */
class StatusTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:15:00Z");

  private final Calls calls = new Calls();

  @BeforeEach
  void a_swarm_with_two_services() {
    calls.swarm.answers(
        "status",
        new Query.StatusAnswer(
            List.of(),
            List.of(
                new Query.ServiceStatus(
                    "shop_web",
                    3,
                    3,
                    2,
                    "shop/web:2",
                    "running",
                    Optional.empty(),
                    Optional.empty()),
                new Query.ServiceStatus(
                    "shop_db",
                    1,
                    1,
                    1,
                    "shop/db:1",
                    "running",
                    Optional.empty(),
                    Optional.empty()))));
    leaderHeard(Optional.of(NOW));
  }

  @Test
  void status_shows_what_an_operation_asked_for_below_it() {
    var none = Optional.<OperationId>empty();
    calls.swarm.answers(
        "status",
        new Query.StatusAnswer(
            List.of(
                drain("m-1_node-2", parent("m-1")),
                drain("m-1", none),
                drain("m-404_node-3", parent("m-404"))),
            List.of()));
    var lines = calls.keeper("status").out().lines().toList();
    assertThat(lines.getFirst()).startsWith("m-1  drain");
    assertThat(lines.get(2)).startsWith("  m-1_node-2  drain");
    assertThat(lines.get(3)).startsWith("    asked by alice (not proven): patches");
    assertThat(lines.get(4)).as("its parent is not shown").startsWith("m-404_node-3  drain");
  }

  private static Optional<OperationId> parent(String id) {
    return Optional.of(new OperationId(id));
  }

  private static Query.OperationStatus drain(String id, Optional<OperationId> parent) {
    return new Query.OperationStatus(
        new OperationId(id),
        Event.Kind.DRAIN,
        "node",
        "moving",
        "",
        Asked.of("alice", "patches"),
        NOW,
        NOW.plus(Duration.ofMinutes(10)),
        parent);
  }

  @Test
  void status_shows_who_asked_and_what_it_waits_for() {
    var operation =
        new Query.OperationStatus(
            new OperationId("d-7"),
            Event.Kind.DEPLOY,
            "shop",
            "updating",
            "shop_web.2 to be healthy",
            Asked.of("alice", "v2"),
            NOW.minusSeconds(65),
            NOW.plus(Duration.ofMinutes(29)));
    var service =
        new Query.ServiceStatus(
            "shop_web", 3, 2, 1, "shop/web:2", "updating", Optional.empty(), Optional.empty());
    calls.swarm.answers("status", new Query.StatusAnswer(List.of(operation), List.of(service)));
    assertThat(calls.keeper("status", "shop").out())
        .contains("d-7  deploy shop: updating, for 1 min 5 s, 29 min 0 s left")
        .contains("asked by alice (not proven): v2")
        .contains("waiting for: shop_web.2 to be healthy")
        .contains("shop_web  3       2        1        updating  shop/web:2");
    assertThat(calls.keeper("status", "-o", "json").out()).startsWith("{\"operations\":[{");
  }

  @Test
  void a_service_that_was_removed_by_hand_is_said_to_be_and_what_brings_it_back() {
    var removed =
        new Query.ServiceStatus(
            "shop_web",
            3,
            0,
            0,
            "shop/web:2",
            "removed",
            Optional.of(new Plan.Drift(12, List.of())),
            Optional.empty());
    calls.swarm.answers("status", new Query.StatusAnswer(List.of(), List.of(removed)));
    assertThat(calls.keeper("status").out())
        .contains(
            "shop_web was removed by hand since revision 12: a deploy of its stack brings it back, or,"
                + " from a file without it, takes it out of the record")
        .doesNotContain("changed by hand");
  }

  @Test
  void status_of_nothing_says_so() {
    calls.swarm.answers("status", new Query.StatusAnswer(List.of(), List.of()));
    assertThat(calls.keeper("status").out()).contains("No operation is running.");
  }

  @Test
  void what_flaps_is_shown_with_since_when_why_and_the_evidence() {
    calls.swarm.watchersSay(
        Optional.of(
            new Stabilities(
                List.of(said("shop_web", Stability.FLAPPING), said("shop_db", Stability.STABLE)))));
    var shown = calls.keeper("status");
    assertThat(shown.exit()).isZero();
    assertThat(shown.out())
        .contains("IMAGE       STABILITY")
        .contains("shop/web:2  flapping for 3 min 5 s")
        .contains("shop/db:1   stable for 3 min 5 s")
        .contains(
            "shop_web is flapping since 2026-11-23T20:11:55Z (3 min 5 s): tasks come up and go down again")
        .contains("  shop_web on node-2, task t1: slot 2 is failed, exit code 3")
        .contains("    | connection refused")
        .doesNotContain("shop_db is stable since");
    assertThat(shown.err()).isEmpty();
  }

  @Test
  void a_program_reads_the_same() throws Exception {
    calls.swarm.watchersSay(
        Optional.of(new Stabilities(List.of(said("shop_web", Stability.FAILING)))));
    var json = new ObjectMapper().readTree(calls.keeper("status", "-o", "json").out());
    var web = json.at("/services/0");
    assertThat(web.path("service").asText()).isEqualTo("shop_web");
    assertThat(web.at("/steadiness/stability").asText()).isEqualTo("failing");
    assertThat(web.at("/steadiness/since").asText()).isEqualTo("2026-11-23T20:11:55Z");
    assertThat(web.at("/steadiness/evidence/0/node").asText()).isEqualTo("node-2");
    assertThat(json.at("/services/1").has("steadiness")).isFalse();
  }

  @Test
  void where_no_watcher_has_said_anything_nothing_is_shown() {
    assertThat(calls.keeper("status").out()).doesNotContain("STABILITY");
  }

  @Test
  void what_a_silent_watcher_said_last_is_shown_as_that() {
    calls.swarm.watchersSay(
        Optional.of(new Stabilities(List.of(said("shop_web", Stability.STABLE)))));
    leaderHeard(Optional.of(NOW.minusSeconds(70)));
    assertThat(calls.keeper("status").err())
        .contains("the watcher beside the leader is silent for 1 min 10 s")
        .contains("as it was said last");
    leaderHeard(Optional.empty());
    assertThat(calls.keeper("status").err()).contains("was never heard of");
  }

  @Test
  void without_their_word_the_rest_is_shown_all_the_same() {
    calls.swarm.watchersSay(Optional.empty());
    var shown = calls.keeper("status");
    assertThat(shown.exit()).isZero();
    assertThat(shown.out()).contains("shop_web");
    assertThat(shown.err()).contains("how steadily services run is not known");
  }

  private void leaderHeard(Optional<Instant> watcher) {
    var node =
        new Query.NodeStatus(
            "n1", "node-1", "manager", true, "ready", "active", 4, watcher, watcher);
    calls.swarm.answers("nodes", new Query.NodesAnswer(List.of(node)));
  }

  private static StabilityObserved said(String service, Stability stability) {
    var evidence =
        new Evidence(
            service,
            Optional.of("node-2"),
            Optional.of("t1"),
            "slot 2 is failed, exit code 3",
            Optional.of("connection refused"),
            NOW);
    return new StabilityObserved(
        "n1",
        "id-" + service,
        service,
        Optional.of("shop"),
        stability,
        Optional.empty(),
        NOW.minusSeconds(185),
        "tasks come up and go down again",
        stability == Stability.STABLE ? List.of() : List.of(evidence),
        NOW);
  }
}
