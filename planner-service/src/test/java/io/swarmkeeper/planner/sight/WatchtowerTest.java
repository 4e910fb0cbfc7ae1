package io.swarmkeeper.planner.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.swarm.Recorded;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How old what the planner sees really is. */
final class WatchtowerTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private Instant now = START;
  private int asked;
  private boolean silent;
  private Runnable whileAnswering = () -> {};
  private Watchtower tower;

  @BeforeEach
  void build() {
    tower = new Watchtower(this::answer, clock());
  }

  private SwarmState answer() throws NothingSeen {
    asked++;
    if (silent) {
      throw new NothingSeen("no manager's executor answers", new IOException("timeout"));
    }
    var slow = whileAnswering;
    whileAnswering = () -> {};
    slow.run();
    var recorded = Recorded.nerdDinner();
    return new SwarmState(
        Instant.EPOCH,
        "node-" + asked,
        recorded.nodes(),
        recorded.services(),
        recorded.tasks(),
        recorded.upToDate(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void a_view_is_as_old_as_the_question_not_as_the_answer() throws Exception {
    whileAnswering = () -> now = now.plusSeconds(4);
    var view = tower.view();
    assertThat(view.readAt()).isEqualTo(START);
    assertThat(view.age()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void within_half_a_second_one_answer_serves_all() throws Exception {
    var _ = tower.view();
    now = now.plusMillis(500);
    var _ = tower.view();
    assertThat(asked).isEqualTo(1);
    now = now.plusMillis(1);
    var _ = tower.view();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void when_nobody_answers_the_last_view_stays_and_ages() throws Exception {
    var before = tower.view();
    silent = true;
    now = now.plusSeconds(30);
    var after = tower.view();
    assertThat(after.services()).isEqualTo(before.services()).isNotEmpty();
    assertThat(after.age()).isEqualTo(Duration.ofSeconds(30));
    assertThat(tower.age()).contains(Duration.ofSeconds(30));
    assertThatThrownBy(tower::look).isInstanceOf(NothingSeen.class);
  }

  @Test
  void before_the_first_answer_there_is_nothing_and_it_is_as_old_as_can_be() throws Exception {
    silent = true;
    assertThat(tower.age()).isEmpty();
    assertThat(tower.view().services()).isEmpty();
    assertThat(tower.view().readAt()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void a_late_answer_to_an_earlier_question_does_not_turn_time_back() throws Exception {
    whileAnswering =
        () -> {
          now = now.plusSeconds(3);
          look();
        };
    look();
    assertThat(tower.age()).contains(Duration.ZERO);
  }

  @Test
  void a_heartbeat_counts_from_when_it_was_heard_whatever_its_own_clock_says() throws Exception {
    var node = Recorded.nerdDinner().nodes().getFirst().get("ID").textValue();
    tower.heard(new Heartbeat(Part.WATCHER, node, "h", true, true, Instant.EPOCH, List.of()));
    now = now.plusSeconds(2);
    var seen = tower.view().nodes().get(node);
    assertThat(seen.watcherSeen()).contains(START);
    assertThat(seen.executorSeen()).isEmpty();
  }

  private void look() {
    try {
      var _ = tower.look();
    } catch (NothingSeen | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A clock that a test moves. */
  private Clock clock() {
    InstantSource hand = () -> now;
    return hand.withZone(ZoneOffset.UTC);
  }
}
