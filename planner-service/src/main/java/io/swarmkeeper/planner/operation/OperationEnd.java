package io.swarmkeeper.planner.operation;

import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.contract.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * How an operation ended.
 *
 * @param recorded what is written down with a revision; absent when it brought none about
 */
public record OperationEnd(Verdict verdict, String sentence, Optional<OfRevision> recorded) {
  /** The revision that it brought about, and how long its services took. */
  public record OfRevision(String stack, int number, List<ServiceTook> took) {}

  /** Of one that has nothing to do with revisions. */
  public OperationEnd(Verdict verdict, String sentence) {
    this(verdict, sentence, Optional.empty());
  }
}
