package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Purpose;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.util.List;

/** Looks for whatever would go wrong before anything is touched. */
public interface Checks {
  /** Everything found, not only the first. */
  List<Finding> check(
      Wanted wanted, Observed observed, List<Candidate> candidates, Purpose purpose);
}
