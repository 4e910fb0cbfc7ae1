package io.swarmkeeper.planner.preflight;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.Candidate;
import java.util.List;

/**
 * One thing that would go wrong, looked for in every service that is going to be written. It has no
 * say in what is written.
 */
public interface Rule {
  /** What it found; nothing when all is well. */
  List<Finding> check(Candidate candidate);
}
