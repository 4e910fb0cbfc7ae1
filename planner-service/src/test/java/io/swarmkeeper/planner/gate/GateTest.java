package io.swarmkeeper.planner.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.gate.Disturbance.Part;
import io.swarmkeeper.planner.gate.Gate.Headroom;
import io.swarmkeeper.planner.rollout.Actor;
import io.swarmkeeper.planner.step.Found;
import io.swarmkeeper.planner.step.ObjectWork.CreateObject;
import io.swarmkeeper.planner.step.ServiceWork.CreateService;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepState;
import io.swarmkeeper.planner.step.StepState.Heading;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many more services may be taken in hand, and whose sentence the operator reads. */
final class GateTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final StepState WAITING = new StepState.Waiting(Heading.FORTH, 1, NOW);
  private static final StepState ISSUED =
      new StepState.Issued(Heading.FORTH, 1, NOW, Found.NOTHING);
  private static final StepState.Written WRITTEN =
      new StepState.Written(Heading.FORTH, 1, NOW, Optional.empty(), 1, Found.NOTHING);
  private static final StepState SETTLING = new StepState.Settling(WRITTEN, NOW);
  private static final StepState DONE = new StepState.Done(Heading.FORTH, NOW);
  private static final StepState FAILED = new StepState.Failed(Heading.FORTH, "no", true, NOW);

  @Test
  void a_view_may_be_as_old_as_the_limit_and_no_older() {
    var gate = new FreshView();
    assertThat(gate.headroom(disturbance(WAITING), aged(10))).isEqualTo(Headroom.unlimited());
    assertThat(gate.headroom(disturbance(WAITING), aged(11)))
        .isEqualTo(Headroom.none("no manager's executor has answered for 11 s"));
  }

  @Test
  void what_is_in_hand_counts_until_it_has_arrived_or_failed() {
    var gate = new InFlight(4);
    var disturbance = disturbance(WAITING, ISSUED, WRITTEN, SETTLING, DONE, FAILED);
    assertThat(gate.headroom(disturbance, aged(0)))
        .isEqualTo(new Headroom(1, "in hand: [s1, s2, s3], at most 4 at once"));
    assertThat(new InFlight(2).headroom(disturbance, aged(0)).more())
        .as("never below none")
        .isZero();
  }

  @Test
  void the_strictest_gate_wins_and_says_why() {
    var gates = List.<Gate>of(new InFlight(3), new FreshView(), new InFlight(2));
    assertThat(Gate.strictest(gates, disturbance(ISSUED), aged(0)).why()).contains("at most 2");
    assertThat(Gate.strictest(gates, disturbance(ISSUED), aged(60)).why()).contains("60 s");
    assertThat(Gate.strictest(List.of(), disturbance(ISSUED), aged(60)))
        .isEqualTo(Headroom.unlimited());
  }

  @Test
  void a_service_that_another_operation_has_in_hand_is_left_to_it() {
    var gate = new ServiceClaims();
    var held = aged(0).claimedByOthers(Map.of(Claim.service("s0"), new OperationId("d-7")));
    assertThat(gate.headroom(disturbance(WAITING), held))
        .isEqualTo(Headroom.none("s0 is in the hands of operation d-7"));
    assertThat(gate.headroom(disturbance(WAITING), aged(0))).isEqualTo(Headroom.unlimited());
    var network = Step.of(new CreateObject(ObjectKind.NETWORK, "s0"), 0);
    assertThat(gate.headroom(Disturbance.of(List.of(), network, held), held))
        .as("a network that is called as the service is")
        .isEqualTo(Headroom.unlimited());
  }

  @Test
  void a_disturbance_names_the_tasks_that_may_be_away() {
    var web = new Actor("web", 2);
    web.healthy();
    var view = new ClusterView(NOW, NOW, Map.of(), Map.of("web", web.view()));
    var steps = List.of(step("web", ISSUED), step("new", WAITING));
    var disturbance = Disturbance.of(steps, steps.getLast(), view);
    assertThat(disturbance.inHand())
        .containsExactly(
            new Part("web", Optional.of(Claim.service("web")), Set.of("web-task-1", "web-task-2")));
    assertThat(disturbance.wanted().tasks()).isEmpty();
  }

  private static ClusterView aged(int seconds) {
    return new ClusterView(NOW, NOW.minusSeconds(seconds), Map.of(), Map.of());
  }

  private static Disturbance disturbance(StepState... states) {
    var numbers = Stream.iterate(0, n -> n + 1).iterator();
    var steps = Stream.of(states).map(s -> step("s" + numbers.next(), s)).toList();
    return Disturbance.of(steps, steps.getFirst(), aged(0));
  }

  private static Step step(String name, StepState state) {
    return Step.of(new CreateService(name, 2), 1).in(state);
  }
}
