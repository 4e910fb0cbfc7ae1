package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.pull.Pull;
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
import io.swarmkeeper.planner.step.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rollout of the stack {@code shop} as it is before anything happens, and its swarm. */
abstract class Opening<S extends Opening<S>> {
  public static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  static final OperationId OPERATION = new OperationId("d-1");

  final Scenery scenery = new Scenery(START);
  private final List<Step> steps = new ArrayList<>();
  private final List<Pull> pulls = new ArrayList<>();
  private Kind kind = Kind.DEPLOY;
  private boolean stackWasThere = true;
  private OnFailure onFailure = OnFailure.ROLLBACK;

  abstract S self();

  public S standing(String name) {
    scenery.enters(name).healthy();
    return self();
  }

  public S updating(String name, int wave) {
    standing(name);
    return step(update(name, Base.of(scenery.actor(name).spec)), wave);
  }

  /** Swarm is to get other registry credentials for it, and nothing else changes. */
  S refreshing(String name) {
    standing(name);
    return step(new RefreshLogin(name, scenery.actor(name).digest()), 0);
  }

  S creating(String name, int wave) {
    return step(new CreateService(name, 2), wave);
  }

  S removing(String name, int wave) {
    standing(name);
    return step(new RemoveService(name), wave);
  }

  S creatingNetwork(String name) {
    return step(new CreateObject(ObjectKind.NETWORK, name), 0);
  }

  S tidying(String name, int wave) {
    return step(new RemoveObject(ObjectKind.CONFIG, name), wave);
  }

  private S step(Work work, int wave) {
    steps.add(Step.of(work, wave));
    return self();
  }

  /** The step named last has update settings that a held service does not have. */
  S whoseUpdateSettingsAreRestored() {
    var last = steps.removeLast();
    var u = (UpdateService) last.work();
    return step(
        new UpdateService(u.name(), u.tasks(), u.monitor(), true, true, u.base(), true, false),
        last.wave());
  }

  /** The node is to have this image first. */
  S pulling(String image) {
    return pull(image, "a");
  }

  /** A second node is to have it too. */
  S pullingElsewhere(String image) {
    return pull(image, "b");
  }

  S rollingBack() {
    kind = Kind.ROLLBACK;
    return self();
  }

  S firstRevision() {
    stackWasThere = false;
    return self();
  }

  S pausingOnFailure() {
    onFailure = OnFailure.PAUSE;
    return self();
  }

  /** Another operation has this service in hand. */
  S handsOff(String service, String holder) {
    scenery.claims(service, Optional.of(holder));
    return self();
  }

  /** Nobody else has it in hand any more. */
  S isLeft(String service) {
    scenery.claims(service, Optional.empty());
    return self();
  }

  private static UpdateService update(String name, Base base) {
    return new UpdateService(name, 2, Duration.ofSeconds(5), false, false, base, false, false);
  }

  private S pull(String image, String node) {
    pulls.add(Pull.of(pulls.size() + 1, image + "@sha256:00", "node-" + node, "host-" + node));
    return self();
  }

  Rollout begun() {
    var header =
        new Header(
            OPERATION,
            kind,
            "shop",
            Asked.of("alice", "release"),
            new MessageId("d-1"),
            START,
            START.plus(Duration.ofMinutes(30)),
            Optional.empty(),
            Optional.empty());
    var goal = new Goal(7, stackWasThere, onFailure, Optional.empty());
    return new Rollout(header, goal, steps).pulling(pulls);
  }
}
