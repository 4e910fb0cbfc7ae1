package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.Drift;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.TaskEffect;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.spec.ObjectNames;
import io.swarmkeeper.swarm.spec.ServiceMode;
import io.swarmkeeper.swarm.spec.SpecComparison;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of each service, and what stands in the way of it. */
final class ServicePlanning {
  private final Wanted wanted;
  private final Observed observed;
  private final Waves waves;
  private final Drifting drifting;
  private final ObjectNames names;
  private final List<ServicePlan> plans = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ServicePlanning(Wanted wanted, Observed observed, Waves waves) {
    this.wanted = wanted;
    this.observed = observed;
    this.waves = waves;
    this.names = observed.names();
    this.drifting = new Drifting(observed.revisions(), names);
  }

  /**
   * Plans and findings.
   *
   * @param candidates those of them that are written
   */
  record Services(List<ServicePlan> plans, List<Candidate> candidates, List<Finding> findings) {}

  static Services of(Wanted wanted, Observed observed, List<ServiceView> leaving) {
    var planning = new ServicePlanning(wanted, observed, Waves.of(wanted));
    planning.findings.addAll(planning.waves.findings());
    wanted.services().forEach(planning::service);
    leaving.forEach(planning::remove);
    return new Services(
        List.copyOf(planning.plans),
        List.copyOf(planning.candidates),
        List.copyOf(planning.findings));
  }

  private void service(Wanted.Service service) {
    var mode = ServiceMode.of(service.spec());
    if (mode.job()) {
      error(
          service,
          "deploy.mode",
          mode.word()
              + " is not carried yet: its tasks are meant to end. Run it with docker service"
              + " create");
    }
    var live = observed.view().service(service.name());
    if (live.isEmpty()) {
      create(service);
    } else if (!isOurs(live.get())) {
      foreign(service, live.get());
    } else if (!ServiceMode.of(live.get().spec()).word().equals(mode.word())) {
      anotherMode(service, live.get(), mode);
    } else {
      compare(service, live.get());
    }
  }

  /** Also where somebody has taken its stack label away: then our revisions know it. */
  private boolean isOurs(ServiceView live) {
    return live.stack().isEmpty()
        ? drifting.recordedBy(live.name()).isPresent()
        : live.stack().get().equals(wanted.stack());
  }

  private void create(Wanted.Service service) {
    var tasks = tasks(service);
    var image = new ServiceSpec(service.spec()).image();
    var start = tasks == 1 ? "1 task starts" : tasks + " tasks start";
    var why =
        drifting
            .recordedBy(service.name())
            .map(revision -> "was removed by hand since revision " + revision + ": " + start)
            .orElse("is new: " + start);
    write(
        Candidate.created(wanted, service, TaskEffect.none(why), observed),
        Action.CREATE,
        List.of(new FieldChange("image", "", image)));
  }

  private void compare(Wanted.Service service, ServiceView live) {
    if (live.stack().isEmpty()) {
      findings.add(
          Finding.warning(
              wanted.where(service.name()),
              "somebody has taken its stack label away, though revision %s has it: this gives it back"
                  .formatted(drifting.recordedBy(live.name()).orElseThrow())));
    }
    var difference = SpecComparison.of(service.spec(), live.spec(), names);
    if (difference.same() && !Candidate.freshLogin(service, live, difference)) {
      plans.add(
          untouched(
              service,
              live,
              "is as wanted",
              List.of(),
              drifting.of(live, service.spec(), difference)));
      return;
    }
    write(
        Candidate.updated(wanted, service, live, difference, observed),
        Action.UPDATE,
        difference.changes());
  }

  private void write(Candidate candidate, Action action, List<FieldChange> changes) {
    candidates.add(candidate);
    var live = candidate.live();
    var drift =
        live.flatMap(s -> drifting.of(s, candidate.spec(), candidate.difference().orElseThrow()));
    drift.ifPresent(d -> findings.addAll(Resets.of(candidate, d)));
    plans.add(
        new ServicePlan(
            candidate.service().name(),
            action,
            candidate.effect().restarts(),
            candidate.effect().why(),
            candidate.tasks(),
            live.map(ServiceView::version).orElse(0L),
            waves.numbers().get(candidate.service().name()),
            changes,
            Replacing.of(candidate),
            Replacing.forecast(candidate),
            drift,
            candidate.freshLogin()));
  }

  private void foreign(Wanted.Service service, ServiceView live) {
    var owner = live.stack().map(s -> "to stack " + s).orElse("to no stack");
    plans.add(untouched(service, live, "belongs " + owner, List.of(), Optional.empty()));
    findings.add(
        Finding.error(
            wanted.where(service.name()),
            ("a service called %s is there and belongs %s: remove it, or name the stack or"
                    + " the service otherwise")
                .formatted(service.name(), owner)));
  }

  private void anotherMode(Wanted.Service service, ServiceView live, ServiceMode mode) {
    var was = ServiceMode.of(live.spec()).word();
    var change = List.of(new FieldChange("deploy.mode", was, mode.word()));
    plans.add(untouched(service, live, "is " + was, change, Optional.empty()));
    error(
        service,
        "deploy.mode",
        ("Swarm cannot change a service from %s to %s: docker service rm %s first, then"
                + " deploy")
            .formatted(was, mode.word(), service.name()));
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
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private ServicePlan untouched(
      Wanted.Service service,
      ServiceView live,
      String why,
      List<FieldChange> changes,
      Optional<Drift> drift) {
    return new ServicePlan(
        service.name(),
        Action.NONE,
        false,
        why,
        tasks(service),
        live.version(),
        waves.numbers().get(service.name()),
        changes,
        Optional.empty(),
        Optional.empty(),
        drift,
        false);
  }

  private int tasks(Wanted.Service service) {
    return Candidate.tasks(service, observed);
  }

  private void error(Wanted.Service service, String field, String text) {
    findings.add(Finding.error(wanted.where(service.name()) + "." + field, text));
  }
}
