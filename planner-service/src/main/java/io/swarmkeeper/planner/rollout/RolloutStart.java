package io.swarmkeeper.planner.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.rollout.Rollout.Goal;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.step.ObjectWork.CreateObject;
import io.swarmkeeper.planner.step.ObjectWork.RemoveObject;
import io.swarmkeeper.planner.step.ServiceWork.CreateService;
import io.swarmkeeper.planner.step.ServiceWork.RefreshLogin;
import io.swarmkeeper.planner.step.ServiceWork.RemoveService;
import io.swarmkeeper.planner.step.ServiceWork.UpdateService;
import io.swarmkeeper.planner.step.ServiceWork.UpdateService.Base;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.spec.HeldSpec;
import io.swarmkeeper.swarm.spec.SpecDigest;
import io.swarmkeeper.swarm.spec.UpdatePace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the first state of a rollout from its plan and its revision: objects first, services by
 * wave, removals after them, and last of all what nothing needs any more.
 */
public record RolloutStart(Plan plan, Revision revision) {
  /** Nothing has happened yet. */
  public Rollout rollout(Header header, OnFailure onFailure) {
    var last = plan.services().stream().mapToInt(ServicePlan::wave).max().orElse(0) + 2;
    var created =
        plan.objects().stream()
            .filter(o -> o.action() == Action.CREATE && !o.kind().equals("volume"))
            .map(o -> Step.of(new CreateObject(kind(o), o.name()), 0));
    var changed =
        plan.services().stream().filter(s -> s.action() != Action.NONE).map(s -> step(s, last));
    var removed =
        plan.objects().stream()
            .filter(o -> o.action() == Action.REMOVE)
            .map(o -> Step.of(new RemoveObject(kind(o), o.name()), last + 1));
    var wasThere = plan.services().stream().anyMatch(s -> s.action() != Action.CREATE);
    return new Rollout(
        header,
        new Goal(revision.number(), wasThere, onFailure, Optional.empty()),
        Stream.of(created, changed, removed).flatMap(s -> s).toList());
  }

  private static ObjectKind kind(ObjectPlan plan) {
    return ObjectKind.valueOf(plan.kind().toUpperCase(Locale.ROOT));
  }

  private Step step(ServicePlan service, int last) {
    var name = service.service();
    return switch (service.action()) {
      case CREATE -> Step.of(new CreateService(name, service.tasks()), service.wave() + 1);
      case UPDATE, NONE -> service.loginAlone() ? refresh(name) : update(service);
      case REMOVE -> Step.of(new RemoveService(name), last);
    };
  }

  /** It comes before all that would have to go back if it failed. */
  private Step refresh(String name) {
    return Step.of(new RefreshLogin(name, SpecDigest.ofService(spec(revision.before(), name))), 0);
  }

  private Step update(ServicePlan service) {
    var wanted = spec(revision.services(), service.service());
    var before = spec(revision.before(), service.service());
    var work =
        new UpdateService(
            service.service(),
            service.tasks(),
            UpdatePace.of(wanted).monitor(),
            HeldSpec.differs(wanted),
            HeldSpec.differs(before),
            Base.of(before),
            fitAlike(wanted, before),
            service.freshLogin());
    return Step.of(work, service.wave() + 1);
  }

  private static boolean fitAlike(ObjectNode wanted, ObjectNode before) {
    var next = new ServiceSpec(wanted);
    var last = new ServiceSpec(before);
    return next.placement().equals(last.placement())
        && next.reservation().equals(last.reservation())
        && next.ports().equals(last.ports());
  }

  private static ObjectNode spec(List<NamedSpec> specs, String name) {
    return specs.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .map(NamedSpec::spec)
        .orElseThrow(() -> new IllegalStateException("the revision lacks " + name));
  }
}
