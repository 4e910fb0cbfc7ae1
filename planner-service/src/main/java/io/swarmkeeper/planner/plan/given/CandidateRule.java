package io.swarmkeeper.planner.plan.given;

import io.swarmkeeper.contract.Finding;
import java.util.List;

/**
 * One thing that would go wrong, looked for in every service that is going to be written. It has no
 * say in what is written.
 */
public interface CandidateRule {
  /** What it found; nothing when all is well. */
  List<Finding> check(Candidate candidate);
}
