package io.swarmkeeper.planner.plan.given;

import io.swarmkeeper.contract.Finding;
import java.util.List;

/** One thing that would go wrong, looked for in the stack as a whole. */
public interface StackRule {
  /** What it found; nothing when all is well. */
  List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates);
}
