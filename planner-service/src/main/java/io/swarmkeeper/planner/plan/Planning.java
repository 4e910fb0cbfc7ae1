package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.forecast.WholeForecast;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.PlanInputs;
import io.swarmkeeper.planner.plan.given.Purpose;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.planner.plan.object.Leftovers;
import io.swarmkeeper.planner.plan.object.ObjectPlanning;
import io.swarmkeeper.planner.preflight.Preflight;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Computes what a request would do. Pure: the same wanted and observed give the same plan, down to
 * its id, and everything that is wrong is said at once.
 */
public final class Planning {
  private Planning() {}

  /** A plan, and all that it depends on. */
  public record Planned(Plan plan, PlanInputs inputs) {}

  /** What it takes to bring the stack to what is wanted. */
  public static Planned plan(Wanted wanted, Observed observed) {
    var rest = rest(wanted, observed);
    if (wanted.prune()) {
      return plan(wanted, observed, rest, Purpose.DEPLOY);
    }
    var unwanted =
        rest.stream()
            .map(s ->
                Finding.warning(
                    wanted.where(s.name()),
                    s.name()
                        + " is not in the file any more and stays as it is; --prune removes it"))
            .toList();
    return plan(wanted.with(wanted.services(), unwanted), observed, List.of(), Purpose.DEPLOY);
  }

  /**
   * What it takes to bring the stack back to what a recorded revision was. Services that came with
   * later revisions are removed; what was never ours is left alone.
   */
  public static Planned planReturn(Wanted wanted, Observed observed) {
    var later = names(observed.present());
    var leaving = rest(wanted, observed).stream().filter(s -> later.contains(s.name())).toList();
    return plan(wanted, observed, leaving, Purpose.RETURN);
  }

  private static Planned plan(
      Wanted wanted, Observed observed, List<ServiceView> leaving, Purpose purpose) {
    var services = ServicePlanning.of(wanted, observed, leaving);
    var objects = ObjectPlanning.of(wanted, observed);
    var volumes = VolumePlanning.of(wanted, observed);
    var plans = new ArrayList<>(objects.plans());
    plans.addAll(volumes.plans());
    plans.addAll(
        Leftovers.of(wanted, observed, names(leaving), changes(services.plans(), objects.plans())));
    var findings = new ArrayList<>(wanted.findings());
    findings.addAll(services.findings());
    findings.addAll(objects.findings());
    // A volume that somebody else has taken since is ours to object to, not the engine's.
    findings.addAll(purpose.uncertain(volumes.findings()));
    findings.addAll(Preflight.check(wanted, observed, services.candidates(), purpose));
    findings.sort(Comparator.comparing(Finding::severity));
    var inputs = Inputs.of(wanted, observed, services.plans(), plans, services.candidates());
    return new Planned(
        new Plan(
            inputs.id(),
            wanted.stack(),
            observed.view().now(),
            services.plans(),
            plans,
            findings,
            WholeForecast.of(services.plans())),
        inputs);
  }

  private static boolean changes(List<ServicePlan> services, List<ObjectPlan> objects) {
    return services.stream().anyMatch(s -> s.action() != Action.NONE)
        || objects.stream().anyMatch(o -> o.action() != Action.NONE);
  }

  private static List<ServiceView> rest(Wanted wanted, Observed observed) {
    var names = wanted.services().stream().map(Wanted.Service::name).collect(Collectors.toSet());
    return observed.view().all().stream()
        .filter(s -> s.stack().equals(Optional.of(wanted.stack())))
        .filter(s -> !names.contains(s.name()))
        .sorted(Comparator.comparing(ServiceView::name))
        .toList();
  }

  private static Set<String> names(List<ServiceView> services) {
    return services.stream().map(ServiceView::name).collect(Collectors.toSet());
  }

  private static Set<String> names(Optional<Revision> revision) {
    return revision.stream()
        .flatMap(r -> r.services().stream())
        .map(NamedSpec::name)
        .collect(Collectors.toSet());
  }
}
