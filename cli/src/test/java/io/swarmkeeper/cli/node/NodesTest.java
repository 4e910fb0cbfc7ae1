package io.swarmkeeper.cli.node;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodesTest {
  private static final Event.OperationAccepted ACCEPTED =
      new Event.OperationAccepted(
          Event.Kind.DRAIN,
          "node-2",
          Optional.empty(),
          "empty node-2",
          START.plus(Duration.ofMinutes(10)));

  private static final Optional<Instant> HEARD = Optional.of(START);
  private static final Optional<Instant> SILENT = Optional.of(START.minusSeconds(60));
  private static final Optional<Instant> NEVER = Optional.empty();

  private final Calls calls = new Calls();

  @Test
  void nodes_shows_who_is_alive_and_who_is_silent() {
    answerNodes();
    assertThat(calls.keeper("nodes").out().lines().map(line -> line.split(" {2,}", -1)))
        .containsExactly(
            new String[] {"NODE", "ROLE", "STATE", "AVAILABILITY", "TASKS", "EXECUTOR", "WATCHER"},
            new String[] {"node-1", "manager (leader)", "ready", "active", "4", "alive", "alive"},
            new String[] {
              "node-2", "worker", "down", "drain", "0", "silent for 1 min 0 s", "never heard of"
            });
  }

  @Test
  void a_drain_is_followed_to_its_verdict() {
    calls
        .swarm
        .reacts(ACCEPTED)
        .reacts(new Event.DrainProgressed("node-2", 2, 1, List.of("shop_db still runs there")))
        .reacts(ended(Verdict.FAILED));
    var result = calls.keeper("drain", "node-2", "--reason", "reboot", "--deadline", "10m");
    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.out())
        .contains("2 tasks left on node-2; shop_db still runs there")
        .contains("failed: shop_db stays")
        .contains("keeper activate node-2");
    var request = (Request.Drain) calls.swarm.journal.getFirst().message();
    assertThat(request.deadline()).contains(Duration.ofMinutes(10));
  }

  @Test
  void an_unknown_node_is_refused_by_the_planner() {
    calls.swarm.reacts(
        new Event.RequestRefused("drain", "node-9", List.of(Finding.error("node-9", "unknown"))));
    assertThat(calls.keeper("drain", "node-9", "--reason", "reboot").exit()).isEqualTo(1);
  }

  @Test
  void a_dry_run_touches_nothing() {
    answerNodes();
    var result = calls.keeper("drain", "node-1", "--reason", "reboot", "--dry-run");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("Would drain node-1").contains("4 tasks run there now");
    assertThat(calls.keeper("drain", "node-9", "--reason", "x", "--dry-run").err())
        .contains("There is no node node-9; there are: node-1, node-2");
    assertThat(calls.swarm.journal).isEmpty();
  }

  @Test
  void activating_needs_no_reason() {
    calls.swarm.reacts(ended(Verdict.SUCCEEDED));
    assertThat(calls.keeper("activate", "node-2").exit()).isZero();
    var request = (Request.Activate) calls.swarm.journal.getFirst().message();
    assertThat(request.asked().reason()).isEqualTo("activate");
  }

  private void answerNodes() {
    calls.swarm.answers(
        "nodes",
        new Query.NodesAnswer(
            List.of(
                new Query.NodeStatus(
                    "id-1", "node-1", "manager", true, "ready", "active", 4, HEARD, HEARD),
                new Query.NodeStatus(
                    "id-2", "node-2", "worker", false, "down", "drain", 0, SILENT, NEVER))));
  }

  private static Event.OperationEnded ended(Verdict verdict) {
    return new Event.OperationEnded(
        Event.Kind.DRAIN,
        "node-2",
        verdict,
        "shop_db stays",
        List.of(),
        Optional.empty(),
        START,
        Duration.ofSeconds(5),
        Optional.empty());
  }
}
