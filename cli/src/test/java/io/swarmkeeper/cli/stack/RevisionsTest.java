package io.swarmkeeper.cli.stack;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevisionsTest {
  private static final String OLD =
      "{\"Image\":\"web:1\",\"Env\":[\"A=1\",\"B=2\"],\"Mode\":{\"Replicas\":2},"
          + "\"Ports\":[{\"Target\":80}]}";
  private static final String NEW =
      "{\"Image\":\"web:2\",\"Env\":[\"B=2\",\"C=3\"],\"Mode\":{\"Replicas\":2},"
          + "\"Ports\":[{\"Target\":80},{\"Target\":90}]}";

  private final Calls calls = new Calls();

  @BeforeEach
  void two_revisions() throws UnreadableMessage {
    calls.swarm.answers(
        "history",
        new Query.HistoryAnswer(
            List.of(
                revision(2, List.of(spec("shop_web", NEW), spec("shop_new", OLD))),
                revision(1, List.of(spec("shop_web", OLD), spec("shop_old", OLD))))));
  }

  @Test
  void history_says_who_why_when_and_what_became_of_it() {
    var lines = calls.keeper("history", "shop").out().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1))
        .contains("2026-11-23T20:15:00Z")
        .contains("alice")
        .contains("reason 2");
    assertThat(lines.get(1)).startsWith("2 ").contains("succeeded");
    assertThat(lines.get(1)).as("shop_new was created").contains(" 1 of 2 ");
    assertThat(lines.get(2)).as("both were created").contains(" 2 of 2 ");
  }

  @Test
  void diff_shows_field_by_field_what_differs() {
    assertThat(calls.keeper("diff", "shop", "1").out().lines())
        .containsExactly(
            "shop: revision 1 -> 2",
            "  + service shop_new",
            "  - service shop_old",
            "  ~ service shop_web",
            "      Env: A=1 (goes away)",
            "      Env: C=3 (new)",
            "      Image: web:1 -> web:2",
            "      Ports[1].Target: 90 (new)");
    assertThat(calls.keeper("diff", "shop", "2", "2").out()).contains("No service differs.");
  }

  @Test
  void an_unknown_revision_is_refused_with_those_that_exist() {
    var result = calls.keeper("diff", "shop", "7");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("no revision 7; recorded are: 2, 1");
  }

  @Test
  void a_stack_without_revisions_says_so() {
    calls.swarm.answers("history", new Query.HistoryAnswer(List.of()));
    assertThat(calls.keeper("history", "shop").out()).contains("No revision of shop is recorded");
    assertThat(calls.keeper("diff", "shop", "1").exit()).isEqualTo(1);
  }

  @Test
  void a_rollback_is_followed_to_its_verdict() {
    calls.swarm.reacts(
        new Event.OperationEnded(
            Event.Kind.ROLLBACK,
            "shop",
            Verdict.SUCCEEDED,
            "shop is at revision 1 again",
            List.of(),
            Optional.of(3),
            START,
            Duration.ofSeconds(9),
            Optional.empty()));
    var result = calls.keeper("rollback", "shop", "--to", "1", "--reason", "bad colours");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("shop is at revision 1 again (after 9.0 s, revision 3)");
    var request = (Request.Rollback) calls.swarm.journal.getFirst().message();
    assertThat(request.toRevision()).contains(1);
  }

  private static Revision revision(int number, List<Revision.NamedSpec> services) {
    return new Revision(
        "shop",
        number,
        START,
        Asked.of("alice", "reason " + number),
        new OperationId("d-" + number),
        services,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(Verdict.SUCCEEDED),
        List.of());
  }

  private static Revision.NamedSpec spec(String name, String json) throws UnreadableMessage {
    return new Revision.NamedSpec(
        name, Wire.read(json.getBytes(StandardCharsets.UTF_8), ObjectNode.class));
  }
}
