package io.swarmkeeper.swarm.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is expected of a service now, what is there, and what can neither come nor end. */
final class ServiceLevelTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final Instant EARLIER = NOW.minusSeconds(60);

  private final ObjectNode spec = JsonNodeFactory.instance.objectNode();
  private final List<TaskView> tasks = new ArrayList<>();
  private String third = "ready";
  private String thirdIs = "active";

  @Test
  void a_slot_with_one_healthy_task_of_the_present_spec_is_well() {
    running(1, "n1", "running", true);
    running(2, "n2", "running", true);
    var level = replicated(2);
    assertThat(level.well()).isEqualTo(2);
    assertThat(level.missing() + level.crowded() + level.hopeless()).isZero();
  }

  @Test
  void what_swarm_still_lists_on_a_dead_node_neither_counts_nor_is_waited_for() {
    third = "down";
    running(1, "n1", "running", true);
    running(2, "n3", "shutdown", false);
    running(2, "n2", "running", true);
    var level = replicated(2);
    assertThat(level.well()).isEqualTo(2);
    assertThat(level.stopping()).isEmpty();
    assertThat(level.outdated()).isEmpty();
    assertThat(level.stranded()).hasSize(1);
  }

  @Test
  void a_task_on_a_dead_node_is_no_task_of_its_slot() {
    third = "down";
    running(1, "n3", "running", true);
    assertThat(replicated(1).missing()).isEqualTo(1);
  }

  @Test
  void of_a_global_service_a_task_is_expected_on_each_node_that_can_take_one() {
    thirdIs = "pause";
    running(0, "n1", "running", true);
    running(0, "n2", "running", true);
    running(0, "n3", "running", false);
    var level = global("n1", "n2");
    assertThat(level.expected()).isEqualTo(2);
    assertThat(level.missing()).isZero();
    assertThat(level.outdated()).isEmpty();
    assertThat(level.kept()).extracting(TaskView::nodeId).containsExactly(Optional.of("n3"));
  }

  @Test
  void an_old_task_on_a_node_that_was_paused_before_is_outdated_once_it_is_active() {
    running(0, "n1", "running", true);
    running(0, "n3", "running", false);
    var level = global("n1", "n3");
    assertThat(level.missing()).isEqualTo(1);
    assertThat(level.outdated()).hasSize(1);
  }

  @Test
  void a_slot_that_has_only_a_task_without_a_node_is_unplaced() {
    running(1, "n1", "running", true);
    waiting(2, "no suitable node (max replicas per node limit exceed)");
    var level = replicated(2);
    assertThat(level.unplaced()).isEqualTo(1);
    assertThat(level.hopeless()).isEqualTo(1);
    assertThat(level.whyWaiting())
        .contains("no suitable node (max replicas per node limit exceed)");
  }

  @Test
  void a_slot_whose_old_task_still_runs_waits_and_is_not_unplaced() {
    running(1, "n1", "running", false);
    waiting(1, "no suitable node");
    var level = replicated(1);
    assertThat(level.unplaced()).isZero();
    assertThat(level.waiting()).hasSize(1);
    assertThat(level.crowded()).isEqualTo(1);
  }

  @Test
  void a_place_that_swarm_leaves_empty_is_given_up() {
    restart("none", 0);
    running(1, "n1", "running", true);
    ended(2, "failed", EARLIER);
    assertThat(replicated(2).givenUp()).hasSize(1);
  }

  @Test
  void attempts_that_are_used_up_are_the_same() {
    restart("any", 3);
    ended(1, "failed", EARLIER);
    assertThat(replicated(1).givenUp()).hasSize(1);
  }

  @Test
  void where_swarm_starts_it_again_nothing_is_given_up() {
    ended(1, "failed", EARLIER);
    var level = replicated(1);
    assertThat(level.givenUp()).isEmpty();
    assertThat(level.missing()).isEqualTo(1);
  }

  @Test
  void it_is_not_given_up_in_the_moment_in_which_it_ends() {
    restart("none", 0);
    ended(1, "failed", NOW.minusSeconds(1));
    assertThat(replicated(1).givenUp()).isEmpty();
  }

  @Test
  void a_job_that_has_done_its_work_is_well_and_counts_once() {
    restart("on-failure", 0);
    ended(1, "complete", EARLIER.minusSeconds(60));
    ended(1, "complete", EARLIER);
    var level = replicated(1);
    assertThat(level.well()).isEqualTo(1);
    assertThat(level.givenUp()).isEmpty();
  }

  @Test
  void an_old_task_on_a_node_that_acts_is_waited_for() {
    running(1, "n1", "running", true);
    running(1, "n2", "shutdown", false);
    assertThat(replicated(1).stopping()).hasSize(1);
  }

  @Test
  void more_slots_than_replicas_are_too_many() {
    running(1, "n1", "running", true);
    running(2, "n2", "running", true);
    assertThat(replicated(1).crowded()).isEqualTo(1);
  }

  private void restart(String condition, int attempts) {
    spec.withObject("/TaskTemplate/RestartPolicy")
        .put("Condition", condition)
        .put("MaxAttempts", attempts);
  }

  private void running(int slot, String node, String desired, boolean upToDate) {
    var id = "t" + tasks.size();
    var healthy =
        new ContainerStatus(
            "c", id, "web", Health.HEALTHY, Optional.empty(), Optional.empty(), EARLIER, false);
    tasks.add(
        new TaskView(
            id,
            Optional.of(slot).filter(s -> s > 0),
            Optional.of(node),
            "running",
            desired,
            upToDate,
            "web",
            Optional.empty(),
            Optional.empty(),
            EARLIER,
            Optional.of(healthy)));
  }

  private void waiting(int slot, String why) {
    tasks.add(idle(slot, "pending", EARLIER).with(Optional.empty(), "running", Optional.of(why)));
  }

  private void ended(int slot, String state, Instant at) {
    tasks.add(idle(slot, state, at).with(Optional.of("n1"), "shutdown", Optional.empty()));
  }

  private Idle idle(int slot, String state, Instant at) {
    return new Idle("t" + tasks.size(), slot, state, at);
  }

  /** A task without a container. */
  private record Idle(String id, int slot, String state, Instant at) {
    TaskView with(Optional<String> node, String desired, Optional<String> error) {
      return new TaskView(
          id,
          Optional.of(slot),
          node,
          state,
          desired,
          true,
          "web",
          error,
          Optional.empty(),
          at,
          Optional.empty());
    }
  }

  private ServiceLevel replicated(int replicas) {
    return level(false, Set.of(), replicas);
  }

  private ServiceLevel global(String... takers) {
    return level(true, Set.of(takers), takers.length);
  }

  private ServiceLevel level(boolean global, Set<String> takers, int wanted) {
    var service =
        new ServiceView(
            "s1",
            "web",
            Optional.of("shop"),
            Optional.empty(),
            1,
            spec,
            global,
            takers,
            wanted,
            Optional.empty(),
            Optional.empty(),
            tasks);
    return ServiceLevel.of(
        service,
        new ClusterView(
            NOW,
            NOW,
            Map.of(
                "n1",
                node("n1", "active", "ready"),
                "n2",
                node("n2", "active", "ready"),
                "n3",
                node("n3", thirdIs, third)),
            Map.of("web", service)));
  }

  private static NodeView node(String id, String availability, String state) {
    return new NodeView(
        id, id, "worker", false, availability, state, Optional.of(NOW), Optional.of(NOW));
  }
}
