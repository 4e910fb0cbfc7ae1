package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.view.Raw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Whether every network, secret and config that a service names is in the swarm or will be. */
final class References {
  /** Every engine has these, and none of them is the swarm's. */
  private static final Set<String> BUILT_IN = Set.of("host", "bridge", "none");

  private final Wanted wanted;
  private final Observed observed;

  private References(Wanted wanted, Observed observed) {
    this.wanted = wanted;
    this.observed = observed;
  }

  static List<Finding> check(Wanted wanted, Observed observed) {
    var references = new References(wanted, observed);
    var findings = new ArrayList<Finding>();
    references.networks(findings);
    references.missing("secret", observed.state().secrets(), List.of(), findings);
    references.missing("config", observed.state().configs(), wanted.configs(), findings);
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
          } else if (live.stream().noneMatch(n -> Raw.textOrEmpty(n, "/Scope").equals("swarm"))) {
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
              ObjectPlanning.named(live, "/Spec/Name", name).isPresent()
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
      names(service.spec().at(list), name).forEach(used -> users.putIfAbsent(used, service.name()));
    }
    return users;
  }

  private static Stream<String> names(JsonNode list, String name) {
    var names = new ArrayList<String>();
    list.forEach(element -> Raw.text(element, name).ifPresent(names::add));
    return names.stream();
  }

  private static boolean isCalled(ObjectNode network, String nameOrId) {
    return Raw.textOrEmpty(network, "/Name").equals(nameOrId)
        || Raw.textOrEmpty(network, "/Id").equals(nameOrId);
  }
}
