package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Since when a stack has been without a successful deployment. */
final class Failing {
  private Failing() {}

  /**
   * When the oldest of the revisions began that have ended badly since the last success; of a
   * revision without a verdict nothing is known.
   *
   * @param known oldest first
   */
  static Optional<Instant> since(List<Revision> known) {
    var failing = Optional.<Instant>empty();
    for (var revision : known) {
      failing =
          switch (revision.verdict().orElse(Verdict.UNKNOWN)) {
            case SUCCEEDED -> Optional.empty();
            case ROLLED_BACK, FAILED, ABORTED, TIMED_OUT, PAUSED ->
                failing.or(() -> Optional.of(revision.at()));
            case UNKNOWN -> failing;
          };
    }
    return failing;
  }
}
