package io.swarmkeeper.watcher.judge.capacity;

import static io.swarmkeeper.watcher.judge.capacity.Swarm.START;
import static io.swarmkeeper.watcher.judge.capacity.Swarm.failed;
import static io.swarmkeeper.watcher.judge.capacity.Swarm.starting;
import static io.swarmkeeper.watcher.judge.capacity.Swarm.stopped;
import static io.swarmkeeper.watcher.judge.capacity.Swarm.unhealthy;
import static io.swarmkeeper.watcher.judge.capacity.Swarm.up;
import static io.swarmkeeper.watcher.judge.capacity.Swarm.withSpec;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.Cause;
import io.swarmkeeper.contract.Observation.Ending;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.watcher.judge.News;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapacityJudgeTest {
  private final Swarm swarm = new Swarm();

  @Test
  void a_task_that_was_lost_and_replaced_is_told_once_with_the_engines_own_times() {
    full();
    swarm.at(20, up("a", 1, 0), failed("b", 2, 18), starting("c", 2, 19));
    swarm.at(30, up("a", 1, 0), failed("b", 2, 18), up("c", 2, 29));
    assertThat(swarm.said()).isEmpty();
    swarm.at(34, up("a", 1, 0), failed("b", 2, 18), up("c", 2, 29));
    swarm.at(40, up("a", 1, 0), failed("b", 2, 18), up("c", 2, 29));

    assertThat(swarm.said()).hasSize(1);
    var said = swarm.said().getFirst();
    assertThat(said.from()).isEqualTo(second(18));
    assertThat(said.until()).isEqualTo(second(29));
    assertThat(said.desired()).isEqualTo(2);
    assertThat(said.available()).isEqualTo(1);
    assertThat(said.ending()).isEqualTo(Ending.RESTORED);
    assertThat(said.cause()).isEmpty();
    assertThat(said.watched()).isTrue();
    assertThat(swarm.news.getFirst().at()).isEqualTo(second(29));
  }

  @Test
  void an_unhealthy_task_is_no_capacity() {
    full();
    swarm.at(22, up("a", 1, 0), unhealthy("b", 2, 21));
    swarm.at(40, up("a", 1, 0), up("b", 2, 33));
    assertThat(swarm.said().getFirst().from()).isEqualTo(second(21));
    assertThat(swarm.said().getFirst().until()).isEqualTo(second(33));
  }

  @Test
  void the_fewest_in_between_count() {
    full();
    swarm.at(20, up("a", 1, 0), failed("b", 2, 20));
    swarm.at(21, failed("a", 1, 21), failed("b", 2, 20), starting("c", 1, 21));
    swarm.at(40, up("c", 1, 30), up("d", 2, 30));
    assertThat(swarm.said().getFirst().available()).isZero();
  }

  @Test
  void flapping_within_the_monitor_time_is_one_shortfall() {
    full();
    swarm.at(20, up("a", 1, 0), failed("b", 2, 20), starting("c", 2, 20));
    swarm.at(24, up("a", 1, 0), up("c", 2, 23));
    swarm.at(26, up("a", 1, 0), failed("c", 2, 25), starting("d", 2, 25));
    swarm.at(28, up("a", 1, 0), up("d", 2, 27));
    swarm.at(60, up("a", 1, 0), up("d", 2, 27));
    assertThat(swarm.said()).hasSize(1);
    assertThat(swarm.said().getFirst().from()).isEqualTo(second(20));
    assertThat(swarm.said().getFirst().until()).isEqualTo(second(27));
  }

  @Test
  void a_service_that_starts_is_not_below_a_level_that_it_never_had() {
    swarm.at(0, starting("a", 1, 0), starting("b", 2, 0));
    swarm.at(9, up("a", 1, 2), starting("b", 2, 0));
    swarm.at(20, up("a", 1, 2), up("b", 2, 12));
    swarm.at(30, up("a", 1, 2), up("b", 2, 12));
    assertThat(swarm.said()).isEmpty();
  }

  @Test
  void nor_is_one_that_never_came_up() {
    for (var i = 0; i < 60; i++) {
      swarm.at(i, failed("a" + i, 1, i), starting("b" + i, 1, i), starting("c", 2, 0));
    }
    swarm.without(61);
    assertThat(swarm.said()).isEmpty();
  }

  @Test
  void a_service_that_is_given_more_tasks_owes_them_when_it_had_them() {
    full();
    swarm.wanted = Optional.of(3);
    swarm.at(20, up("a", 1, 0), up("b", 2, 0), starting("c", 3, 20));
    swarm.at(40, up("a", 1, 0), up("b", 2, 0), up("c", 3, 30));
    assertThat(swarm.said()).isEmpty();
    swarm.at(50, up("a", 1, 0), up("b", 2, 0), failed("c", 3, 50));
    swarm.at(70, up("a", 1, 0), up("b", 2, 0), up("d", 3, 60));
    assertThat(swarm.said().getFirst().desired()).isEqualTo(3);
  }

  @Test
  void fewer_wanted_end_a_shortfall_and_are_told_as_that() {
    full();
    swarm.at(20, up("a", 1, 0), failed("b", 2, 18));
    swarm.wanted = Optional.of(1);
    swarm.at(30, up("a", 1, 0), failed("b", 2, 18));
    assertThat(swarm.said().getFirst().ending()).isEqualTo(Ending.LOWERED);
    assertThat(swarm.said().getFirst().desired()).isEqualTo(2);
    assertThat(swarm.said().getFirst().until()).isEqualTo(second(30));
  }

  @Test
  void none_wanted_end_it_too() {
    full();
    swarm.at(20, failed("a", 1, 18), failed("b", 2, 18));
    swarm.wanted = Optional.of(0);
    swarm.at(30);
    assertThat(swarm.said().getFirst().ending()).isEqualTo(Ending.LOWERED);
    assertThat(swarm.said().getFirst().until()).isEqualTo(second(30));
  }

  @Test
  void a_service_that_is_scaled_down_at_its_level_loses_nothing() {
    full();
    swarm.wanted = Optional.of(1);
    swarm.at(20, up("a", 1, 0));
    swarm.at(30, up("a", 1, 0));
    assertThat(swarm.said()).isEmpty();
  }

  @Test
  void a_service_that_is_removed_while_below_ends_it() {
    full();
    swarm.at(20, up("a", 1, 0), failed("b", 2, 18));
    swarm.without(25);
    swarm.without(26);
    assertThat(swarm.said()).hasSize(1);
    assertThat(swarm.said().getFirst().ending()).isEqualTo(Ending.REMOVED);
    assertThat(swarm.said().getFirst().until()).isEqualTo(second(25));
  }

  @Test
  void a_service_that_is_removed_at_its_level_says_nothing() {
    full();
    swarm.without(25);
    assertThat(swarm.said()).isEmpty();
  }

  @Test
  void a_watcher_that_starts_again_goes_on_and_says_that_nobody_looked_meanwhile()
      throws UnreadableMessage {
    full();
    swarm.at(20, up("a", 1, 0), failed("b", 2, 18));
    swarm.known = Wire.read(Wire.json(swarm.known), KnownLevels.class);
    swarm.restarted().at(300, up("a", 1, 0), up("c", 2, 200));
    assertThat(swarm.said().getFirst().from()).isEqualTo(second(18));
    assertThat(swarm.said().getFirst().until()).isEqualTo(second(200));
    assertThat(swarm.said().getFirst().watched()).isFalse();
  }

  @Test
  void what_it_finds_below_began_when_the_engine_says_or_else_now() {
    full();
    swarm.restarted().at(300, up("a", 1, 0), failed("b", 2, 120), starting("c", 2, 120));
    swarm.at(320, up("a", 1, 0), up("c", 2, 310));
    swarm.restarted().at(600, up("a", 1, 0), starting("d", 2, 590));
    swarm.at(620, up("a", 1, 0), up("d", 2, 610));
    assertThat(swarm.said()).extracting(s -> s.from()).containsExactly(second(120), second(600));
    assertThat(swarm.said()).noneMatch(s -> s.watched());
  }

  @Test
  void an_earlier_loss_that_is_over_does_not_make_a_later_one_longer() {
    full();
    swarm.at(20, up("a", 1, 0), failed("b", 2, 18), starting("c", 2, 19));
    swarm.at(40, up("a", 1, 0), failed("b", 2, 18), up("c", 2, 29));
    swarm.restarted();
    swarm.at(60, up("a", 1, 0), failed("b", 2, 18), failed("c", 2, 55), starting("d", 2, 56));
    swarm.at(80, up("a", 1, 0), failed("b", 2, 18), up("d", 2, 70));
    assertThat(swarm.said().getLast().from()).isEqualTo(second(55));
  }

  @Test
  void a_watcher_that_knows_nothing_begins_with_what_is_there() {
    swarm.at(300, up("a", 1, 0), failed("b", 2, 120), starting("c", 2, 120));
    swarm.at(320, up("a", 1, 0), up("c", 2, 310));
    assertThat(swarm.said()).isEmpty();
  }

  @Test
  void tasks_that_give_way_to_a_new_spec_belong_to_the_rollout_that_wrote_it() {
    full();
    rewritten("d-2/update/web#1");
    assertThat(swarm.said().getFirst().cause()).contains(Cause.ROLLOUT);
    assertThat(swarm.said().getFirst().operation()).contains(new OperationId("d-2"));
    assertThat(command()).contains(new MessageId("d-2/update/web#1"));
  }

  @Test
  void a_spec_that_somebody_wrote_by_hand_under_our_label_is_nobodys() {
    full();
    rewritten("d-1/create/web#1");
    assertThat(swarm.said().getFirst().cause()).isEmpty();
    assertThat(swarm.said().getLast().operation()).isEmpty();
    assertThat(command()).isEmpty();
  }

  @Test
  void what_fails_by_itself_after_a_rollout_does_not_belong_to_it() {
    full();
    swarm.label = StepId.parse("d-2/update/web#1");
    swarm.spec = 2;
    swarm.at(20, withSpec(2, up("c", 1, 12)), withSpec(2, up("d", 2, 12)), stopped("b", 2, 11));
    swarm.at(
        40,
        withSpec(2, up("c", 1, 12)),
        withSpec(2, failed("d", 2, 40)),
        withSpec(2, starting("e", 2, 40)),
        stopped("b", 2, 11));
    swarm.at(60, withSpec(2, up("c", 1, 12)), withSpec(2, up("e", 2, 50)));
    assertThat(swarm.said().getLast().from()).isEqualTo(second(40));
    assertThat(swarm.said().getLast().operation()).isEmpty();
    assertThat(command()).isEmpty();
  }

  @Test
  void tasks_that_leave_a_node_belong_to_its_drain_as_soon_as_that_is_known() {
    full();
    swarm.at(20, up("a", 1, 0), stopped("b", 2, 19), starting("c", 2, 19));
    swarm.drained.put("node-2", StepId.parse("n-1/drain/node-2#1").orElseThrow());
    swarm.at(21, up("a", 1, 0), stopped("b", 2, 19), starting("c", 2, 19));
    swarm.drained.clear();
    swarm.at(40, up("a", 1, 0), stopped("b", 2, 19), up("c", 2, 30));
    assertThat(swarm.said().getFirst().cause()).contains(Cause.DRAIN);
    assertThat(swarm.said().getFirst().operation()).contains(new OperationId("n-1"));
    assertThat(command()).contains(new MessageId("n-1/drain/node-2#1"));
  }

  @Test
  void a_task_that_fails_has_not_left_its_node_for_a_drain() {
    full();
    swarm.drained.put("node-2", StepId.parse("n-1/drain/node-2#1").orElseThrow());
    swarm.at(20, up("a", 1, 0), failed("b", 2, 19), starting("c", 2, 19));
    swarm.at(40, up("a", 1, 0), up("c", 2, 30));
    assertThat(swarm.said().getLast().operation()).isEmpty();
    assertThat(command()).isEmpty();
  }

  @Test
  void a_service_with_one_task_on_each_node_owes_as_many_as_swarm_wants() {
    swarm.wanted = Optional.empty();
    full();
    swarm.at(20, up("a", 1, 0), stopped("b", 2, 20));
    swarm.at(30, up("a", 1, 0));
    assertThat(swarm.said()).isEmpty();
    swarm.at(40, failed("a", 1, 39), starting("c", 1, 39));
    swarm.at(60, up("c", 1, 50));
    assertThat(swarm.said().getFirst().desired()).isEqualTo(1);
  }

  @Test
  void every_shortfall_has_its_own_id() {
    full();
    for (var i = 1; i < 4; i++) {
      swarm.at(i * 20, up("a", 1, 0), failed("b" + i, 2, i * 20), starting("c" + i, 2, i * 20));
      swarm.at(i * 20 + 15, up("a", 1, 0), up("c" + i, 2, i * 20 + 5));
    }
    assertThat(swarm.news.stream().map(News::id)).hasSize(3).doesNotHaveDuplicates();
  }

  private void full() {
    swarm.at(10, up("a", 1, 0), up("b", 2, 0));
  }

  private void rewritten(String label) {
    swarm.label = StepId.parse(label);
    swarm.spec = 2;
    swarm.at(20, up("a", 1, 0), stopped("b", 2, 19), withSpec(2, starting("c", 2, 19)));
    swarm.at(40, up("a", 1, 0), stopped("b", 2, 19), withSpec(2, up("c", 2, 30)));
  }

  private Optional<MessageId> command() {
    return swarm.news.getLast().causedBy();
  }

  private static Instant second(int second) {
    return START.plusSeconds(second);
  }
}
