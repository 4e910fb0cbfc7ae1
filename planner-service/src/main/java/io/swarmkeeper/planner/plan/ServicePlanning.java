package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.planner.plan.spec.SpecComparison;
import io.swarmkeeper.planner.plan.spec.TaskEffect;
import io.swarmkeeper.planner.view.Raw;
import io.swarmkeeper.planner.view.ServiceMode;
import io.swarmkeeper.planner.view.ServiceView;
import io.swarmkeeper.planner.view.SwarmReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of each service, and what stands in the way of it. */
final class ServicePlanning {
  private final Wanted wanted;
  private final Observed observed;
  private final Waves waves;
  private final List<ServicePlan> plans = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ServicePlanning(Wanted wanted, Observed observed, Waves waves) {
    this.wanted = wanted;
    this.observed = observed;
    this.waves = waves;
  }

  /** Plans and findings. */
  record Services(List<ServicePlan> plans, List<Finding> findings) {}

  static Services of(Wanted wanted, Observed observed, List<ServiceView> leaving) {
    var planning = new ServicePlanning(wanted, observed, Waves.of(wanted));
    planning.findings.addAll(planning.waves.findings());
    wanted.services().forEach(planning::service);
    leaving.forEach(planning::remove);
    return new Services(List.copyOf(planning.plans), List.copyOf(planning.findings));
  }

  private void service(Wanted.Service service) {
    var mode = ServiceMode.of(service.spec());
    if (mode.job()) {
      error(
          service,
          "deploy.mode",
          mode.word()
              + " is not carried yet: its tasks are meant to end. Run it with docker service create");
    }
    var live = observed.view().service(service.name());
    if (live.isEmpty()) {
      create(service);
    } else if (!live.get().stack().equals(Optional.of(wanted.stack()))) {
      foreign(service, live.get());
    } else if (!ServiceMode.of(live.get().spec()).word().equals(mode.word())) {
      anotherMode(service, live.get(), mode);
    } else {
      compare(service, live.get());
    }
  }

  private void create(Wanted.Service service) {
    var tasks = tasks(service);
    var image = Raw.textOrEmpty(service.spec(), "/TaskTemplate/ContainerSpec/Image");
    add(
        service,
        Action.CREATE,
        new TaskEffect(false, "is new: " + (tasks == 1 ? "1 task starts" : tasks + " tasks start")),
        0,
        List.of(new FieldChange("image", "", image)));
    findings.addAll(Preflight.ofNew(wanted, service, observed));
  }

  private void compare(Wanted.Service service, ServiceView live) {
    var difference = SpecComparison.of(service.spec(), live.spec(), observed.names());
    if (difference.same()) {
      add(service, Action.NONE, new TaskEffect(false, "is as wanted"), live.version(), List.of());
      return;
    }
    var effect = TaskEffect.of(difference, service.spec(), live, observed.nodes());
    add(service, Action.UPDATE, effect, live.version(), difference.changes());
    findings.addAll(Preflight.ofChanged(wanted, service, live, observed, difference));
  }

  private void foreign(Wanted.Service service, ServiceView live) {
    var owner = live.stack().map(s -> "to stack " + s).orElse("to no stack");
    add(service, Action.NONE, new TaskEffect(false, "belongs " + owner), live.version(), List.of());
    findings.add(
        Finding.error(
            wanted.where(service.name()),
            "a service called "
                + service.name()
                + " is there and belongs "
                + owner
                + ": remove it, or name the stack or the service otherwise"));
  }

  private void anotherMode(Wanted.Service service, ServiceView live, ServiceMode mode) {
    var was = ServiceMode.of(live.spec()).word();
    add(
        service,
        Action.NONE,
        new TaskEffect(false, "is " + was),
        live.version(),
        List.of(new FieldChange("deploy.mode", was, mode.word())));
    error(
        service,
        "deploy.mode",
        "Swarm cannot change a service from "
            + was
            + " to "
            + mode.word()
            + ": docker service rm "
            + service.name()
            + " first, then deploy");
  }

  private void remove(ServiceView leaving) {
    var tasks = leaving.runnable().size();
    var why = "is not wanted any more: " + (tasks == 1 ? "1 task stops" : tasks + " tasks stop");
    plans.add(
        new ServicePlan(
            leaving.name(),
            Action.REMOVE,
            false,
            why,
            0,
            leaving.version(),
            waves.last(),
            List.of()));
  }

  private void add(
      Wanted.Service service,
      Action action,
      TaskEffect effect,
      long version,
      List<FieldChange> changes) {
    plans.add(
        new ServicePlan(
            service.name(),
            action,
            effect.restarts(),
            effect.why(),
            tasks(service),
            version,
            waves.numbers().get(service.name()),
            changes));
  }

  private int tasks(Wanted.Service service) {
    var mode = ServiceMode.of(service.spec());
    return mode.everyNode() ? SwarmReader.nodesFor(service.spec(), observed.state()) : mode.tasks();
  }

  private void error(Wanted.Service service, String field, String text) {
    findings.add(Finding.error(wanted.where(service.name()) + "." + field, text));
  }
}
