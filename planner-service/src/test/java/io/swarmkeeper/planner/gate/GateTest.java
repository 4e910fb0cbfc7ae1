package io.swarmkeeper.planner.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.rollout.Step;
import io.swarmkeeper.planner.rollout.StepState;
import io.swarmkeeper.planner.rollout.StepState.Heading;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many more services may be taken in hand, and whose sentence the operator reads. */
final class GateTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final StepState WAITING = new StepState.Waiting(Heading.FORTH, 1, NOW);
  private static final StepState ISSUED = new StepState.Issued(Heading.FORTH, 1, NOW);
  private static final StepState.Written WRITTEN =
      new StepState.Written(Heading.FORTH, 1, NOW, Optional.empty(), 1);
  private static final StepState SETTLING = new StepState.Settling(WRITTEN, NOW);
  private static final StepState DONE = new StepState.Done(Heading.FORTH, NOW);
  private static final StepState FAILED = new StepState.Failed(Heading.FORTH, "no", true, NOW);

  @Test
  void a_view_may_be_as_old_as_the_limit_and_no_older() {
    var gate = new FreshView(Duration.ofSeconds(10));
    assertThat(gate.headroom(rollout(WAITING), aged(10))).isEqualTo(Headroom.unlimited());
    assertThat(gate.headroom(rollout(WAITING), aged(11)))
        .isEqualTo(Headroom.none("no manager's executor has answered for 11 s"));
  }

  @Test
  void what_is_in_hand_counts_until_it_has_arrived_or_failed() {
    var gate = new InFlight(4);
    var rollout = rollout(WAITING, ISSUED, WRITTEN, SETTLING, DONE, FAILED);
    assertThat(gate.headroom(rollout, aged(0)))
        .isEqualTo(new Headroom(1, "in hand: [s1, s2, s3], at most 4 at once"));
    assertThat(new InFlight(2).headroom(rollout, aged(0)).more()).as("never below none").isZero();
  }

  @Test
  void the_strictest_gate_wins_and_says_why() {
    var gates =
        List.<Gate>of(new InFlight(3), new FreshView(Duration.ofSeconds(10)), new InFlight(2));
    assertThat(Gate.strictest(gates, rollout(ISSUED), aged(0)).why()).contains("at most 2");
    assertThat(Gate.strictest(gates, rollout(ISSUED), aged(60)).why()).contains("60 s");
    assertThat(Gate.strictest(List.of(), rollout(ISSUED), aged(60)))
        .isEqualTo(Headroom.unlimited());
  }

  private static ClusterView aged(int seconds) {
    return new ClusterView(NOW, NOW.minusSeconds(seconds), Map.of(), Map.of());
  }

  private static Rollout rollout(StepState... states) {
    var header =
        new Header(
            new OperationId("d-1"),
            Kind.DEPLOY,
            "shop",
            Asked.of("alice", "release"),
            new MessageId("d-1"),
            NOW,
            NOW.plusSeconds(600));
    var numbers = Stream.iterate(0, n -> n + 1).iterator();
    var steps = Stream.of(states).map(s -> step("s" + numbers.next(), s)).toList();
    return new Rollout(
        header, 7, true, OnFailure.ROLLBACK, steps, new Rollout.Phase.Rolling(), "", List.of());
  }

  private static Step step(String name, StepState state) {
    return new Step(
        name,
        Step.Work.UPDATE_SERVICE,
        1,
        2,
        Duration.ofSeconds(5),
        false,
        false,
        "",
        state,
        List.of(),
        false);
  }
}
