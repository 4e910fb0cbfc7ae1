package io.swarmkeeper.planner.preflight.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.stack.text.Subnet;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.Labels;
import io.swarmkeeper.swarm.view.SwarmNetwork;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A new network whose addresses another network of the swarm has: the engine makes it and never
 * brings it up, and its tasks stay new for ever, without a word.
 */
public final class SubnetsTaken implements StackRule {
  /** Swarm's own; what other drivers do is not known. */
  private static final Set<String> OURS = Set.of("", "overlay");

  private static final Set<String> OUR_IPAM = Set.of("", "default");

  /** Addresses of a network. */
  private record Pool(SwarmNetwork network, Subnet subnet) {}

  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    var there = observed.state().networks().stream().map(SwarmNetwork::new).toList();
    var pools =
        there.stream()
            .filter(SwarmNetwork::swarmWide)
            .flatMap(n -> subnets(n.json()).map(s -> new Pool(n, s)))
            .toList();
    return wanted.networks().stream()
        .filter(n -> there.stream().noneMatch(t -> t.name().equals(n.name())))
        .flatMap(n -> subnets(n.spec()).flatMap(own -> taken(n, own, pools)))
        .toList();
  }

  private static Stream<Subnet> subnets(JsonNode network) {
    return OURS.contains(EngineJson.textOrEmpty(network, "/Driver"))
            && OUR_IPAM.contains(EngineJson.textOrEmpty(network, "/IPAM/Driver"))
        ? network
            .at("/IPAM/Config")
            .valueStream()
            .flatMap(pool -> Subnet.of(EngineJson.textOrEmpty(pool, "/Subnet")).stream())
        : Stream.empty();
  }

  private static Stream<Finding> taken(NamedSpec network, Subnet own, List<Pool> pools) {
    return pools.stream()
        .filter(pool -> pool.subnet().overlaps(own))
        .map(pool ->
            Finding.error(
                "networks." + network.name(),
                ("%s overlaps with %s of %s: the engine would make the network and never bring it"
                        + " up, and its tasks would wait for ever without a word; give it other"
                        + " addresses")
                    .formatted(own.text(), pool.subnet().text(), called(pool.network()))));
  }

  private static String called(SwarmNetwork network) {
    if (network.ingress()) {
      return "the network " + network.name() + ", which carries published ports";
    }
    var stack = Labels.stack(network.json());
    return "the network " + network.name() + stack.map(s -> " of stack " + s).orElse("");
  }
}
