package io.swarmkeeper.planner.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Command.PullImage;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.planner.pull.Pull.State;
import io.swarmkeeper.planner.pull.PullRules.PullLimit;
import io.swarmkeeper.planner.step.Owner;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which pulls begin, and which nodes are waited for. */
final class PullRulesTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final Owner OPERATION = new Owner(new OperationId("d-1"), "shop", 7);
  private final PullRules rules = new PullRules(OPERATION, new PullLimit(3, 2));
  private List<Pull> pulls = List.of();
  private Instant now = START;
  private Optional<Duration> silence = Optional.empty();
  private String availability = "active";

  @Test
  void at_most_so_many_run_in_the_swarm_and_on_a_node() {
    pulls = pulls(3, 3);
    assertThat(look()).extracting(PullImage::nodeId).containsExactly("n0", "n0", "n1");
    assertThat(look()).as("full").isEmpty();
    done(1);
    assertThat(look()).extracting(PullImage::nodeId).containsExactly("n0");
    done(2);
    done(3);
    assertThat(look()).extracting(PullImage::nodeId).containsExactly("n1", "n2");
  }

  @Test
  void an_outcome_is_heard_once_and_only_by_its_pull() {
    pulls = pulls(1, 2);
    var _ = look();
    done(1);
    fail(1, "late news");
    assertThat(pulls.getFirst().state()).isEqualTo(new State.There());
    fail(2, "no space left");
    passes(Duration.ofSeconds(1));
    var _ = look();
    assertThat(pulls.getLast().state()).isEqualTo(new State.Failed("no space left"));
    assertThat(pulls).allMatch(Pull::over);
  }

  @Test
  void a_silent_executor_is_waited_for_some_seconds_and_then_left_out() {
    pulls = pulls(1, 1);
    silence = Optional.of(Duration.ofSeconds(30));
    assertThat(look()).as("nobody is there to pull").isEmpty();
    passes(PullRules.PATIENCE);
    assertThat(look()).isEmpty();
    assertThat(pulls.getFirst().over()).isFalse();
    passes(Duration.ofSeconds(1));
    assertThat(look()).isEmpty();
    assertThat(pulls.getFirst().state()).isEqualTo(new State.LeftOut("its executor is silent"));
  }

  @Test
  void an_executor_that_is_heard_again_gets_its_time_anew() {
    pulls = pulls(1, 1);
    silence = Optional.of(Duration.ofSeconds(30));
    var _ = look();
    passes(PullRules.PATIENCE);
    silence = Optional.empty();
    assertThat(look()).hasSize(1);
    silence = Optional.of(Duration.ofSeconds(30));
    passes(Duration.ofSeconds(5));
    var _ = look();
    passes(PullRules.PATIENCE);
    var _ = look();
    assertThat(pulls.getFirst().over()).isFalse();
  }

  @Test
  void a_planner_that_has_just_started_and_heard_nobody_leaves_nobody_out() {
    pulls = pulls(1, 1);
    var _ = look();
    passes(Duration.ofMinutes(5));
    silence = Optional.of(Duration.ofDays(9));
    var _ = look();
    assertThat(pulls.getFirst().over()).isFalse();
  }

  @Test
  void a_pull_without_an_outcome_is_not_waited_for_for_ever() {
    pulls = pulls(1, 1);
    var _ = look();
    passes(PullRules.WITHIN.plusSeconds(31));
    var _ = look();
    assertThat(pulls.getFirst().state()).isInstanceOf(State.LeftOut.class);
  }

  @Test
  void a_node_that_takes_no_tasks_any_more_needs_no_image() {
    pulls = pulls(1, 1);
    availability = "drain";
    assertThat(look()).isEmpty();
    assertThat(pulls.getFirst().state()).isEqualTo(new State.LeftOut("it takes no tasks now"));
  }

  @Test
  void a_node_that_says_it_cannot_is_believed_once_it_is_heard_again() {
    pulls = pulls(1, 1);
    var _ = look();
    fail(1, "no space left on device");
    assertThat(look()).isEmpty();
    assertThat(pulls.getFirst().over()).isFalse();
    passes(Duration.ofSeconds(1));
    assertThat(look()).isEmpty();
    assertThat(pulls.getFirst().state()).isEqualTo(new State.Failed("no space left on device"));
  }

  @Test
  void a_node_whose_engine_is_gone_only_seems_to_say_that_it_cannot() {
    pulls = pulls(1, 1);
    var _ = look();
    fail(1, "the engine does not answer");
    silence = Optional.of(PullRules.PATIENCE.plusSeconds(5));
    passes(PullRules.PATIENCE.plusSeconds(1));
    var _ = look();
    assertThat(pulls.getFirst().state()).isInstanceOf(State.LeftOut.class);
  }

  private static List<Pull> pulls(int nodes, int images) {
    var all = new ArrayList<Pull>();
    IntStream.range(0, nodes)
        .forEach(n ->
            IntStream.range(0, images)
                .forEach(i -> all.add(Pull.of(all.size() + 1, "web:" + i, "n" + n, "host-" + n))));
    return all;
  }

  private List<PullImage> look() {
    var round = rules.looked(pulls, view());
    pulls = round.pulls();
    return round.commands();
  }

  private void done(int number) {
    var pull = pulls.get(number - 1);
    var command = pull.step(OPERATION).commandId();
    pulls =
        rules.answered(
            pulls,
            new Outcome.Done(command, pull.nodeId(), "host", "did", Optional.empty(), false),
            now);
  }

  private void fail(int number, String why) {
    var pull = pulls.get(number - 1);
    var command = pull.step(OPERATION).commandId();
    pulls = rules.answered(pulls, new Outcome.Failed(command, pull.nodeId(), "host", why), now);
  }

  private void passes(Duration time) {
    now = now.plus(time);
  }

  private ClusterView view() {
    var nodes = new HashMap<String, NodeView>();
    for (int i = 0; i < 3; i++) {
      nodes.put(
          "n" + i,
          new NodeView(
              "n" + i,
              "host-" + i,
              "worker",
              false,
              availability,
              "ready",
              Optional.of(now.minus(silence.orElse(Duration.ZERO))),
              Optional.empty()));
    }
    return new ClusterView(now, now, nodes, Map.of());
  }
}
