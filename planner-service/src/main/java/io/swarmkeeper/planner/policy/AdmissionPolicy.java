package io.swarmkeeper.planner.policy;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Purpose;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.view.SwarmNetwork;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which root-like options the services of a stack may have. Asked about all services that are
 * wanted, whether they change or not, as they are going to be written: what a file looks like does
 * not count (docs/decisions/0046).
 */
public final class AdmissionPolicy {
  /** Where no file says anything. */
  public static final AdmissionPolicy USUAL = new AdmissionPolicy(List.of(StackRules.USUAL));

  private static final String HOST = "host";

  private final List<StackRules> entries;

  /** By entries of which the first that is about a stack counts, and the last is about all. */
  AdmissionPolicy(List<StackRules> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The same, where what it refuses and warns of is among the findings. */
  public Wanted on(Wanted wanted, Observed observed) {
    return wanted.with(wanted.services(), findings(wanted, observed));
  }

  /**
   * The same about going back. A revision that has run well may come again, and what the policy of
   * today refuses is only said; one that never has is a deploy as any other.
   */
  public Wanted onReturn(Revision target, Observed observed) {
    var wanted = Wanted.returningTo(target);
    var ran = target.verdict().equals(Optional.of(Verdict.SUCCEEDED));
    var findings = findings(wanted, observed);
    return wanted.with(
        wanted.services(), (ran ? Purpose.RETURN : Purpose.DEPLOY).uncertain(findings));
  }

  private List<Finding> findings(Wanted wanted, Observed observed) {
    var rules =
        entries.stream()
            .filter(entry -> entry.about(wanted.stack()))
            .findFirst()
            .orElse(StackRules.USUAL);
    var hostNetworks = hostNetworks(observed);
    return wanted.services().stream()
        .flatMap(service ->
            rules.options(new ServiceSpec(service.spec()), hostNetworks).stream()
                .flatMap(option ->
                    finding(option, wanted.where(service.name()), rules.place()).stream()))
        .toList();
  }

  private static Optional<Finding> finding(Option option, String service, String place) {
    var where = service + "." + option.field();
    return switch (option.permission()) {
      case ALLOW -> Optional.empty();
      case WARN ->
          Optional.of(
              Finding.warning(
                  where,
                  "%s; the policy warns of that (%s of %s)"
                      .formatted(option.what(), option.rule(), place)));
      case REFUSE ->
          Optional.of(
              Finding.error(
                  where,
                  "%s; the policy refuses that to this stack (%s of %s): leave it out, or ask"
                          .formatted(option.what(), option.rule(), place)
                      + " whoever keeps the policy"));
    };
  }

  /** The network of the node may be called by its id too. */
  private static Set<String> hostNetworks(Observed observed) {
    var names = new HashSet<>(Set.of(HOST));
    observed.state().networks().stream()
        .map(SwarmNetwork::new)
        .filter(network -> network.isCalled(HOST))
        .flatMap(network -> Stream.of(network.id(), network.name()))
        .forEach(names::add);
    return names;
  }
}
