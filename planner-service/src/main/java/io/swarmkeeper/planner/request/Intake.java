package io.swarmkeeper.planner.request;

import io.swarmkeeper.contract.Finding;
import java.util.List;

/** What became of one request. */
public sealed interface Intake {
  /** An operation runs. */
  record Begun() implements Intake {}

  /** The same request was taken up before. */
  record Repeated() implements Intake {}

  /** Nothing was touched, and these are the reasons. */
  record Refused(List<Finding> findings) implements Intake {
    /** For one reason. */
    public static Refused because(String where, String sentence) {
      return new Refused(List.of(Finding.error(where, sentence)));
    }
  }
}
