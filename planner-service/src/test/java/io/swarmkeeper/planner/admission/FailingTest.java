package io.swarmkeeper.planner.admission;

import static io.swarmkeeper.contract.Verdict.FAILED;
import static io.swarmkeeper.contract.Verdict.ROLLED_BACK;
import static io.swarmkeeper.contract.Verdict.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailingTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  @Test
  void nothing_fails_before_the_first_revision_and_after_a_success() {
    assertThat(Failing.since(List.of())).isEmpty();
    assertThat(Failing.since(revisions(FAILED, SUCCEEDED))).isEmpty();
  }

  @Test
  void it_fails_since_the_first_failure_after_the_last_success() {
    assertThat(Failing.since(revisions(FAILED, SUCCEEDED, ROLLED_BACK, FAILED)))
        .contains(START.plusSeconds(2));
  }

  @Test
  void a_revision_without_a_verdict_says_nothing() {
    assertThat(Failing.since(revisions(SUCCEEDED, null))).isEmpty();
    assertThat(Failing.since(revisions(FAILED, null))).contains(START);
  }

  private static List<Revision> revisions(Verdict... verdicts) {
    var revisions = new ArrayList<Revision>();
    for (var i = 0; i < verdicts.length; i++) {
      revisions.add(
          new Revision(
              "shop",
              i + 1,
              START.plusSeconds(i),
              Asked.of("alice", "test"),
              new OperationId("d-" + i),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Optional.ofNullable(verdicts[i]),
              List.of()));
    }
    return revisions;
  }
}
