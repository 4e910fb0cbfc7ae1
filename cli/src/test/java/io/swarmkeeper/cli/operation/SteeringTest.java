package io.swarmkeeper.cli.operation;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteeringTest {
  private final Calls calls = new Calls();

  @Test
  void pause_ends_when_it_is_paused_and_says_how_to_go_on() {
    calls.swarm.reacts(new Event.OperationPaused(Event.Kind.DEPLOY, "shop", "alice: wait"));
    var result = calls.keeper("pause", "d-7", "--reason", "wait");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("paused: alice: wait").contains("keeper resume d-7");
    assertThat(calls.swarm.journal.getFirst().operation()).contains(new OperationId("d-7"));
    assertThat(calls.swarm.journal.getFirst().message()).isInstanceOf(Request.Pause.class);
  }

  @Test
  void resume_ends_when_it_goes_on() {
    calls.swarm.reacts(new Event.OperationResumed(Event.Kind.DEPLOY, "shop", "alice: go on"));
    var result = calls.keeper("resume", "d-7", "--reason", "go on");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("keeper events --follow --operation d-7");
  }

  @Test
  void abort_succeeds_when_the_operation_ends_as_aborted() {
    calls.swarm.reacts(ended(Verdict.ABORTED));
    assertThat(calls.keeper("abort", "d-7", "--reason", "no").exit()).isZero();
  }

  @Test
  void abort_comes_too_late_for_what_has_ended_otherwise() {
    calls.swarm.reacts(ended(Verdict.SUCCEEDED));
    var result = calls.keeper("abort", "d-7", "--reason", "no");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("has already ended: succeeded");
  }

  @Test
  void an_unknown_operation_is_refused_by_the_planner() {
    calls.swarm.reacts(
        new Event.RequestRefused("pause", "d-9", List.of(Finding.error("d-9", "is not known"))));
    var result = calls.keeper("pause", "d-9", "--reason", "wait");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("d-9: is not known");
  }

  @Test
  void nobody_answering_ends_as_unknown() {
    assertThat(calls.keeper("resume", "d-7", "--reason", "x").exit()).isEqualTo(5);
  }

  @Test
  void an_id_that_cannot_be_one_is_refused_here() {
    var result = calls.keeper("pause", "d 7", "--reason", "x");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("an operation id has");
    assertThat(calls.swarm.journal).isEmpty();
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
            START.minusSeconds(65),
            START.plus(Duration.ofMinutes(29)));
    var service = new Query.ServiceStatus("shop_web", 3, 2, 1, "shop/web:2", "updating");
    calls.swarm.answers("status", new Query.StatusAnswer(List.of(operation), List.of(service)));
    assertThat(calls.keeper("status", "shop").out())
        .contains("d-7  deploy shop: updating, for 1 min 5 s, 29 min 0 s left")
        .contains("asked by alice: v2")
        .contains("waiting for: shop_web.2 to be healthy")
        .contains("shop_web  3       2        1        updating  shop/web:2");
    assertThat(calls.keeper("status", "-o", "json").out()).startsWith("{\"operations\":[{");
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
    assertThat(lines.get(3)).startsWith("    asked by alice: patches");
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
        START,
        START.plus(Duration.ofMinutes(10)),
        parent);
  }

  @Test
  void status_of_nothing_says_so() {
    calls.swarm.answers("status", new Query.StatusAnswer(List.of(), List.of()));
    assertThat(calls.keeper("status").out()).contains("No operation is running.");
  }

  private static Event.OperationEnded ended(Verdict verdict) {
    return new Event.OperationEnded(
        Event.Kind.DEPLOY,
        "shop",
        verdict,
        "so it is",
        List.of(),
        Optional.empty(),
        START,
        Duration.ofSeconds(5));
  }
}
