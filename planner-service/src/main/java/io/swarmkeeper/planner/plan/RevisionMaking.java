package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the record of what a stack is told to be, and of what it was, out of a plan. */
public final class RevisionMaking {
  private RevisionMaking() {}

  /** What a revision says about itself. */
  public record Entry(int number, Instant at, Asked asked, OperationId operation) {}

  /**
   * The revision that carrying out this plan brings about.
   *
   * @param wanted what the plan was made for, images pinned
   */
  public static Revision make(Entry entry, Wanted wanted, Plan plan, Observed observed) {
    return new Revision(
        wanted.stack(),
        entry.number(),
        entry.at(),
        entry.asked(),
        entry.operation(),
        services(wanted, observed),
        wanted.networks(),
        wanted.configs(),
        wanted.secrets(),
        before(plan, observed),
        Optional.empty(),
        List.of());
  }

  /** The specs to write, of all wanted services. */
  public static List<NamedSpec> services(Wanted wanted, Observed observed) {
    return wanted.services().stream().map(s -> toWrite(s, observed)).toList();
  }

  /** The raw specs of the services that the plan updates or removes, as they are. */
  public static List<NamedSpec> before(Plan plan, Observed observed) {
    return plan.services().stream()
        .filter(s -> Set.of(Action.UPDATE, Action.REMOVE).contains(s.action()))
        .flatMap(s -> observed.view().service(s.service()).stream())
        .map(live -> new NamedSpec(live.name(), live.spec().deepCopy()))
        .toList();
  }

  /**
   * A service that somebody restarted by force must not be restarted again, so its counter stays;
   * and a spec without a placement crashes older managers (docs/plan.md).
   */
  private static NamedSpec toWrite(Wanted.Service service, Observed observed) {
    var spec = service.spec().deepCopy();
    var task = spec.withObject("/TaskTemplate");
    task.withObject("/Placement");
    task.put(
        "ForceUpdate",
        observed.view().service(service.name()).map(s -> s.settings().forceUpdate()).orElse(0L));
    return new NamedSpec(service.name(), spec);
  }
}
