package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.Signal;
import java.util.List;
import java.util.Optional;

/** What becomes of a request. */
public sealed interface Answer {
  /**
   * This operation is begun, once it has its claims.
   *
   * @param revision to be recorded first, unless it is
   */
  record Begin(Operation operation, Optional<Revision> revision, List<Action> firstWords)
      implements Answer {}

  /** A running operation decides about it. */
  record Steer(Signal.Steering signal) implements Answer {}

  /** The same request was taken up before. */
  record Repeated() implements Answer {}

  /** Nothing is touched, and these are the reasons. */
  record Refused(List<Finding> findings) implements Answer {
    /** For one reason. */
    public static Refused because(String where, String sentence) {
      return new Refused(List.of(Finding.error(where, sentence)));
    }
  }
}
