package io.swarmkeeper.planner.preflight.place;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import java.util.List;

/** Ports and placement in one change: Swarm takes it for a placement, and forgets the ports. */
public final class PortsWithPlacement implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    return candidate
        .difference()
        .filter(d -> !d.task() && d.placement() && d.endpoint())
        .map(_ ->
            List.of(
                candidate.error(
                    "ports",
                    "ports and placement change together, and Swarm would then never publish the"
                        + " new ports: deploy one of them first")))
        .orElse(List.of());
  }
}
