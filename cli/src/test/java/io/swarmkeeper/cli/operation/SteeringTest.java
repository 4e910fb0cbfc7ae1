package io.swarmkeeper.cli.operation;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Query.OperationStatus;
import io.swarmkeeper.contract.Query.StatusAnswer;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteeringTest {
  private final Calls calls = new Calls();

  @BeforeEach
  void one_runs() {
    var runs =
        new OperationStatus(
            new OperationId("d-7"),
            Event.Kind.DEPLOY,
            "shop",
            "rolling",
            "",
            Asked.of("alice", "x"),
            START,
            START);
    calls.swarm.answers("status", new StatusAnswer(List.of(runs), List.of()));
  }

  @Test
  void pause_ends_when_it_is_paused_and_says_how_to_go_on() {
    calls.swarm.reacts(new Event.OperationPaused(Event.Kind.DEPLOY, "shop", "alice: wait"));
    var result = calls.keeper("pause", "d-7", "--reason", "wait");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("paused: alice: wait").contains("keeper resume d-7");
    assertThat(calls.swarm.journal.getFirst().operation()).contains(new OperationId("d-7"));
    assertThat(calls.swarm.journal.getFirst().message())
        .isInstanceOfSatisfying(
            Request.Pause.class, pause -> assertThat(pause.about()).isEqualTo("shop"));
  }

  @Test
  void resume_ends_when_it_goes_on() {
    calls.swarm.reacts(
        new Event.OperationResumed(
            Event.Kind.DEPLOY, "shop", "alice: go on", Instant.parse("2026-01-05T10:30:00Z")));
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

  private static Event.OperationEnded ended(Verdict verdict) {
    return new Event.OperationEnded(
        Event.Kind.DEPLOY,
        "shop",
        verdict,
        "so it is",
        List.of(),
        Optional.empty(),
        START,
        Duration.ofSeconds(5),
        Optional.empty());
  }
}
