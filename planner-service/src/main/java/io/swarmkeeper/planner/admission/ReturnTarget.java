package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Request.Rollback;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import java.util.List;
import java.util.Optional;

/** Which revision of a stack a rollback returns to: the one that it names, or the last good one. */
public final class ReturnTarget {
  private ReturnTarget() {}

  /**
   * The revision, if there is one.
   *
   * @param recorded oldest first
   */
  public static Optional<Revision> of(Rollback rollback, List<Revision> recorded) {
    return rollback.toRevision().isPresent()
        ? recorded.stream().filter(r -> r.number() == rollback.toRevision().get()).findFirst()
        : beforePresent(recorded);
  }

  /** The last that succeeded before the one that succeeded last. */
  private static Optional<Revision> beforePresent(List<Revision> recorded) {
    var lived =
        recorded.stream().filter(r -> r.verdict().equals(Optional.of(Verdict.SUCCEEDED))).toList();
    return lived.size() < 2 ? Optional.empty() : Optional.of(lived.get(lived.size() - 2));
  }

  /** Why there is none. */
  public static Finding missing(Rollback rollback, List<Revision> recorded) {
    return Finding.error(rollback.stack(), sentence(rollback, recorded));
  }

  private static String sentence(Rollback rollback, List<Revision> recorded) {
    if (recorded.isEmpty()) {
      return "no revision of this stack is recorded: it was never deployed with keeper, or its name"
          + " is another";
    }
    var numbers =
        recorded.stream()
            .map(r -> r.number() + " (" + r.verdict().map(Verdict::words).orElse("running") + ")")
            .toList();
    return (rollback.toRevision().isPresent()
            ? "there is no revision " + rollback.toRevision().get()
            : "no earlier revision has succeeded")
        + "; recorded are "
        + String.join(", ", numbers);
  }
}
