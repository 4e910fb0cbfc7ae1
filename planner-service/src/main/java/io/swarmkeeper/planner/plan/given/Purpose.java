package io.swarmkeeper.planner.plan.given;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Finding.Severity;
import java.util.List;

/** What a plan is for. */
public enum Purpose {
  /** Something new, which can wait until all is well. */
  DEPLOY,
  /**
   * Going back because something is broken: only what is certain to fail stops it, and what may go
   * wrong is said (docs/decisions/0033).
   */
  RETURN;

  /** Findings of a check that is a rule of ours, or that holds only as things are just now. */
  public List<Finding> uncertain(List<Finding> findings) {
    return switch (this) {
      case DEPLOY -> findings;
      case RETURN -> findings.stream().map(Purpose::said).toList();
    };
  }

  private static Finding said(Finding finding) {
    return finding.severity() == Severity.ERROR
        ? Finding.warning(
            finding.where(), finding.text() + " (it would stop a deploy; a rollback goes on)")
        : finding;
  }
}
