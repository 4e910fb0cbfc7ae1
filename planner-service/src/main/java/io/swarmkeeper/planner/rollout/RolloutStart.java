package io.swarmkeeper.planner.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.rollout.Step.Work;
import io.swarmkeeper.planner.rollout.StepState.Heading;
import io.swarmkeeper.planner.rollout.StepState.Waiting;
import io.swarmkeeper.swarm.spec.HeldSpec;
import io.swarmkeeper.swarm.spec.SpecDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the first state of a rollout from its plan and its revision: objects first, services by
 * wave, removals after them, and last of all what nothing needs any more.
 */
public final class RolloutStart {
  private static final Duration ENGINES_MONITOR = Duration.ofSeconds(5);

  private final Plan plan;
  private final Revision revision;

  /** Of a plan that changes something, and the revision that records it. */
  public RolloutStart(Plan plan, Revision revision) {
    this.plan = plan;
    this.revision = revision;
  }

  /** Nothing has happened yet. */
  public Rollout rollout(Header header, OnFailure onFailure) {
    var steps = new ArrayList<Step>();
    plan.objects().stream()
        .filter(o -> o.action() == Action.CREATE && !o.kind().equals("volume"))
        .map(o -> step(o.name(), creation(o), 0, 0, ""))
        .forEach(steps::add);
    var lastWave = plan.services().stream().mapToInt(ServicePlan::wave).max().orElse(0) + 2;
    plan.services().stream()
        .filter(s -> s.action() != Action.NONE)
        .map(s -> service(s, lastWave))
        .forEach(steps::add);
    plan.objects().stream()
        .filter(o -> o.action() == Action.REMOVE)
        .map(o -> step(o.name(), removal(o), lastWave + 1, 0, ""))
        .forEach(steps::add);
    var wasThere = plan.services().stream().anyMatch(s -> s.action() != Action.CREATE);
    return new Rollout(
        header,
        revision.number(),
        wasThere,
        onFailure,
        steps,
        new Rollout.Phase.Rolling(),
        "",
        List.of());
  }

  private static Work creation(ObjectPlan plan) {
    return switch (plan.kind()) {
      case "network" -> Work.CREATE_NETWORK;
      case "config" -> Work.CREATE_CONFIG;
      case "secret" -> Work.CREATE_SECRET;
      default -> throw unknown(plan);
    };
  }

  private static Work removal(ObjectPlan plan) {
    return switch (plan.kind()) {
      case "network" -> Work.REMOVE_NETWORK;
      case "config" -> Work.REMOVE_CONFIG;
      case "secret" -> Work.REMOVE_SECRET;
      default -> throw unknown(plan);
    };
  }

  private static IllegalStateException unknown(ObjectPlan plan) {
    return new IllegalStateException("a plan of ours has an object of kind " + plan.kind());
  }

  private Step service(ServicePlan service, int lastWave) {
    return switch (service.action()) {
      case CREATE ->
          step(service.service(), Work.CREATE_SERVICE, service.wave() + 1, service.tasks(), "");
      case UPDATE, NONE -> service.loginAlone() ? refresh(service) : update(service);
      case REMOVE -> step(service.service(), Work.REMOVE_SERVICE, lastWave, 0, "");
    };
  }

  private Step update(ServicePlan service) {
    var wanted = spec(revision.services(), service.service());
    var before = spec(revision.before(), service.service());
    return new Step(
        service.service(),
        Work.UPDATE_SERVICE,
        service.wave() + 1,
        service.tasks(),
        monitor(wanted),
        HeldSpec.differs(wanted),
        HeldSpec.differs(before),
        SpecDigest.of(before),
        waiting(),
        List.of(),
        service.freshLogin());
  }

  /**
   * Nothing of it differs but the credentials that Swarm has for its registry. It comes before all
   * that would have to go back if it failed.
   */
  private Step refresh(ServicePlan service) {
    var before = SpecDigest.of(spec(revision.before(), service.service()));
    return step(service.service(), Work.REFRESH_LOGIN, 0, service.tasks(), before);
  }

  private static Step step(String name, Work work, int wave, int tasks, String digest) {
    return new Step(
        name,
        work,
        wave,
        tasks,
        ENGINES_MONITOR,
        false,
        false,
        digest,
        waiting(),
        List.of(),
        false);
  }

  private static StepState waiting() {
    return new Waiting(Heading.FORTH, 1, Instant.EPOCH);
  }

  private static JsonNode spec(List<NamedSpec> specs, String name) {
    return specs.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .map(s -> (JsonNode) s.spec())
        .orElseThrow(() -> new IllegalStateException("the revision lacks " + name));
  }

  private static Duration monitor(JsonNode spec) {
    var nanos = spec.at("/UpdateConfig/Monitor").asLong(0);
    return nanos > 0 ? Duration.ofNanos(nanos) : ENGINES_MONITOR;
  }
}
