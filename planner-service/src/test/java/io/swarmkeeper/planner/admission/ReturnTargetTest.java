package io.swarmkeeper.planner.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request.Rollback;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where a rollback goes. */
final class ReturnTargetTest {
  private final List<Revision> recorded = new ArrayList<>();

  private void record(Verdict... verdicts) {
    for (var verdict : verdicts) {
      recorded.add(
          new Revision(
              "shop",
              recorded.size() + 1,
              Instant.EPOCH,
              Asked.of("alice", "release"),
              new OperationId("d-" + recorded.size()),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Optional.of(verdict),
              List.of()));
    }
  }

  private static Rollback to(Optional<Integer> number) {
    return new Rollback(Asked.of("bob", "back"), "shop", number, Optional.empty());
  }

  private Optional<Integer> target(Optional<Integer> number) {
    return ReturnTarget.of(to(number), recorded).map(Revision::number);
  }

  @Test
  void without_a_number_it_goes_to_the_last_success_before_the_present_one() {
    record(Verdict.SUCCEEDED, Verdict.FAILED, Verdict.SUCCEEDED, Verdict.ROLLED_BACK);
    assertThat(target(Optional.empty())).contains(1);
  }

  @Test
  void a_number_may_name_any_that_is_recorded() {
    record(Verdict.SUCCEEDED, Verdict.FAILED);
    assertThat(target(Optional.of(2))).contains(2);
    assertThat(target(Optional.of(3))).isEmpty();
    assertThat(ReturnTarget.missing(to(Optional.of(3)), recorded).text())
        .isEqualTo("there is no revision 3; recorded are 1 (succeeded), 2 (failed)");
  }

  @Test
  void one_success_is_nothing_to_return_from() {
    record(Verdict.FAILED, Verdict.SUCCEEDED);
    assertThat(target(Optional.empty())).isEmpty();
    assertThat(ReturnTarget.missing(to(Optional.empty()), recorded).text())
        .startsWith("no earlier revision has succeeded; recorded are 1 (failed)");
    recorded.clear();
    assertThat(ReturnTarget.missing(to(Optional.empty()), recorded).text())
        .startsWith("no revision of this stack is recorded");
  }
}
