package io.swarmkeeper.planner.preflight.image;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.GivenLogin;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Services whose tasks stay and for which Swarm keeps the credentials of an earlier deploy, while
 * this one brings others: the earlier may have ended, which shows only when a task starts on a node
 * that lacks the image.
 */
public final class KeptLogins implements StackRule {
  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    var given =
        candidates.stream()
            .filter(c -> c.freshLogin() || c.difference().filter(d -> d.task()).isPresent())
            .map(c -> c.service().name())
            .collect(Collectors.toUnmodifiableSet());
    var keep =
        wanted.services().stream()
            .filter(s -> !given.contains(s.name()))
            .filter(s ->
                observed
                    .view()
                    .service(s.name())
                    .filter(live -> live.stack().equals(Optional.of(wanted.stack())))
                    .filter(live -> new GivenLogin(live).olderThan(s.access()))
                    .isPresent())
            .map(Wanted.Service::name)
            .toList();
    return keep.isEmpty() ? List.of() : List.of(Finding.warning("", text(keep)));
  }

  private static String text(List<String> services) {
    var keep = services.size() == 1 ? " keeps" : " keep";
    return String.join(", ", services)
        + keep
        + " the registry credentials of an earlier deploy. If those have ended, a task cannot start"
        + " on a node that lacks its image; --refresh-logins gives Swarm the present ones, and"
        + " restarts nothing (not together with a change of placement)";
  }
}
