package io.swarmkeeper.planner.preflight.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.Candidate;
import io.swarmkeeper.planner.plan.Observed;
import io.swarmkeeper.planner.plan.Wanted;
import io.swarmkeeper.planner.preflight.StackRule;
import io.swarmkeeper.swarm.EngineJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
      missing("secret", observed.state().secrets(), wanted.secrets(), findings);
      missing("config", observed.state().configs(), wanted.configs(), findings);
      return findings;
    }

    private void networks(List<Finding> findings) {
      var own = wanted.networks().stream().map(NamedSpec::name).toList();
      users("/TaskTemplate/Networks", "/Target")
          .forEach((name, service) -> {
            if (own.contains(name) || BUILT_IN.contains(name)) {
              return;
            }
            var live = observed.state().networks().stream().filter(n -> isCalled(n, name)).toList();
            if (live.isEmpty()) {
              findings.add(
                  Finding.error(
                      wanted.where(service) + ".networks",
                      "network "
                          + name
                          + " does not exist: docker network create --driver overlay "
                          + name));
            } else if (live.stream()
                .noneMatch(n -> EngineJson.textOrEmpty(n, "/Scope").equals("swarm"))) {
              findings.add(
                  Finding.error(
                      wanted.where(service) + ".networks",
                      "network "
                          + name
                          + " is one node's own, services need a network of the swarm"));
            }
          });
    }

    private void missing(
        String kind, List<ObjectNode> live, List<NamedSpec> own, List<Finding> findings) {
      var word = kind.equals("secret") ? "Secret" : "Config";
      users("/TaskTemplate/ContainerSpec/" + word + "s", "/" + word + "Name")
          .forEach((name, service) -> {
            var there =
                live.stream().anyMatch(l -> EngineJson.textOrEmpty(l, "/Spec/Name").equals(name))
                    || own.stream().anyMatch(o -> o.name().equals(name));
            if (!there) {
              findings.add(
                  Finding.error(
                      wanted.where(service) + "." + kind + "s",
                      "%s %s does not exist: docker %s create %s FILE"
                          .formatted(kind, name, kind, name)));
            }
          });
    }

    /** The names that specs use, each with the first service that uses it. */
    private Map<String, String> users(String list, String name) {
      var users = new LinkedHashMap<String, String>();
      for (var service : wanted.services()) {
        names(service.spec().at(list), name)
            .forEach(used -> users.putIfAbsent(used, service.name()));
      }
      return users;
    }

    private static Stream<String> names(JsonNode list, String name) {
      var names = new ArrayList<String>();
      list.forEach(element -> EngineJson.text(element, name).ifPresent(names::add));
      return names.stream();
    }

    private static boolean isCalled(ObjectNode network, String nameOrId) {
      return EngineJson.textOrEmpty(network, "/Name").equals(nameOrId)
          || EngineJson.textOrEmpty(network, "/Id").equals(nameOrId);
    }
  }
}
