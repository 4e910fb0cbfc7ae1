package io.swarmkeeper.planner.preflight.object;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.view.SwarmNetwork;
import java.util.List;

/**
 * A service attached to the routing mesh's own network: the engine refuses it, whatever that
 * network is called in this swarm.
 */
public final class IngressNetwork implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var targets = candidate.settings().networks();
    return candidate.observed().state().networks().stream()
        .map(SwarmNetwork::new)
        .filter(network -> network.ingress() && targets.stream().anyMatch(network::isCalled))
        .map(network ->
            candidate.error(
                "networks",
                "the engine refuses services in the network "
                    + network.name()
                    + ": it carries published ports only; use a network of the stack"))
        .toList();
  }
}
