package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A service whose spec is as wanted while its tasks are not: Swarm has stopped on the way to it, or
 * is still at work, or has given up. Nothing is to be written, and yet it is not what the file
 * says. Where nothing else is to be done, calling that a success would be a lie.
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
            .flatMap(s -> MissingTasks.of(s, observed.view()))
            .map(lack -> finding(wanted.where(service.name()), lack, candidates.isEmpty()))
            .ifPresent(findings::add);
      }
    }
    return findings;
  }

  private static Finding finding(String where, MissingTasks lack, boolean alone) {
    return alone && lack.lasts()
        ? Finding.error(where, lack.sentence())
        : Finding.warning(where, lack.sentence());
  }
}
