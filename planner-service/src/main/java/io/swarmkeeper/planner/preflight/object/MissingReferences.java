package io.swarmkeeper.planner.preflight.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.view.StoredObject;
import io.swarmkeeper.swarm.view.SwarmNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Whether every network, secret and config that a service names is in the swarm or will be. */
public final class MissingReferences implements StackRule {
  /** Every engine has these, none of them is the swarm's, and services may use them. */
  private static final Set<String> BUILT_IN = Set.of("host", "bridge");

  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    return new Looking(wanted, observed).findings();
  }

  /** One look through all services. */
  private record Looking(Wanted wanted, Observed observed) {
    private List<Finding> findings() {
      var findings = new ArrayList<Finding>();
      networks(findings);
      users(ServiceSpec::secrets)
          .forEach(missing("secret", observed.state().secrets(), wanted.secrets(), findings));
      users(ServiceSpec::configs)
          .forEach(missing("config", observed.state().configs(), wanted.configs(), findings));
      return findings;
    }

    private void networks(List<Finding> findings) {
      var own = wanted.networks().stream().map(NamedSpec::name).toList();
      users(ServiceSpec::networks)
          .forEach((name, service) -> {
            if (own.contains(name) || BUILT_IN.contains(name)) {
              return;
            }
            var live =
                observed.state().networks().stream()
                    .map(SwarmNetwork::new)
                    .filter(n -> n.isCalled(name))
                    .toList();
            if (live.isEmpty()) {
              findings.add(
                  Finding.error(
                      wanted.where(service) + ".networks",
                      "network %s does not exist: docker network create --driver overlay %s"
                          .formatted(name, name)));
            } else if (live.stream().noneMatch(SwarmNetwork::swarmWide)) {
              findings.add(
                  Finding.error(
                      wanted.where(service) + ".networks",
                      "network %s is one node's own, services need a network of the swarm"
                          .formatted(name)));
            }
          });
    }

    private BiConsumer<String, String> missing(
        String kind, List<ObjectNode> live, List<NamedSpec> own, List<Finding> findings) {
      return (name, service) -> {
        var there =
            StoredObject.named(name, live).isPresent()
                || own.stream().anyMatch(o -> o.name().equals(name));
        if (!there) {
          findings.add(
              Finding.error(
                  wanted.where(service) + "." + kind + "s",
                  "%s %s does not exist: docker %s create %s FILE"
                      .formatted(kind, name, kind, name)));
        }
      };
    }

    /** The names that specs use, each with the first service that uses it. */
    private Map<String, String> users(Function<ServiceSpec, List<String>> references) {
      var users = new LinkedHashMap<String, String>();
      for (var service : wanted.services()) {
        references
            .apply(new ServiceSpec(service.spec()))
            .forEach(used -> users.putIfAbsent(used, service.name()));
      }
      return users;
    }
  }
}
