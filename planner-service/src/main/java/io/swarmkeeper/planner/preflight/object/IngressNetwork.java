package io.swarmkeeper.planner.preflight.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.Candidate;
import io.swarmkeeper.planner.preflight.Rule;
import io.swarmkeeper.swarm.EngineJson;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A service attached to the routing mesh's own network: the engine refuses it, whatever that
 * network is called in this swarm.
 */
public final class IngressNetwork implements Rule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var targets = candidate.spec().at("/TaskTemplate/Networks");
    return candidate.observed().state().networks().stream()
        .filter(network -> network.path("Ingress").asBoolean())
        .filter(network -> attached(targets, network))
        .map(network ->
            candidate.error(
                "networks",
                "the engine refuses services in the network "
                    + EngineJson.textOrEmpty(network, "/Name")
                    + ": it carries published ports only; use a network of the stack"))
        .toList();
  }

  private static boolean attached(JsonNode targets, JsonNode network) {
    return StreamSupport.stream(targets.spliterator(), false)
        .map(target -> EngineJson.textOrEmpty(target, "/Target"))
        .anyMatch(target ->
            target.equals(EngineJson.textOrEmpty(network, "/Name"))
                || target.equals(EngineJson.textOrEmpty(network, "/Id")));
  }
}
