package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A service whose spec is as wanted while Swarm has stopped on the way to it, or is still at work:
 * nothing is to be written, and yet it is not what the file says. Where nothing else is to be done,
 * calling that a success would be a lie.
 */
public final class HalfWay implements StackRule {
  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    var written = candidates.stream().map(c -> c.service().name()).collect(Collectors.toSet());
    var findings = new ArrayList<Finding>();
    for (var service : wanted.services()) {
      if (!written.contains(service.name())) {
        observed
            .view()
            .service(service.name())
            .filter(s -> s.stack().equals(Optional.of(wanted.stack())))
            .flatMap(HalfWay::sentence)
            .map(text -> finding(wanted.where(service.name()), text, candidates.isEmpty()))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Finding finding(String where, String text, boolean alone) {
    return alone ? Finding.error(where, text) : Finding.warning(where, text);
  }

  private static Optional<String> sentence(ServiceView live) {
    long there = live.tasks().stream().filter(t -> t.upToDate() && t.fit()).count();
    boolean old = live.runnable().stream().anyMatch(t -> !t.upToDate());
    return live.unsettled()
        .filter(_ -> old || there < live.wanted())
        .map(state ->
            ("its spec is as wanted, but only %s of its %s tasks run it and are healthy,"
                    + " and Swarm calls its last update '%s'%s: wait for it, or make Swarm go on"
                    + " with 'docker service update --force %s', then deploy again")
                .formatted(
                    there,
                    live.wanted(),
                    state,
                    live.updateMessage().map(m -> " (" + m + ")").orElse(""),
                    live.name()));
  }
}
