package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.pull.Pull;
import io.swarmkeeper.planner.rollout.Rollout.Goal;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.step.ServiceWork.UpdateService;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A rollout of the stack {@code shop} as it is before anything happens. */
final class Opening {
  static final OperationId OPERATION = new OperationId("d-1");

  private final Instant start;
  private final List<Step> steps = new ArrayList<>();
  private final List<Pull> pulls = new ArrayList<>();
  private Kind kind = Kind.DEPLOY;
  private boolean stackWasThere = true;
  private OnFailure onFailure = OnFailure.ROLLBACK;

  Opening(Instant start) {
    this.start = start;
  }

  static UpdateService update(String name, String digest) {
    return new UpdateService(name, 2, Duration.ofSeconds(5), false, false, digest, false);
  }

  void step(Work work, int wave) {
    steps.add(Step.of(work, wave));
  }

  /** The step named last has update settings that a held service does not have. */
  void settles() {
    var last = steps.removeLast();
    var u = (UpdateService) last.work();
    step(
        new UpdateService(u.name(), u.tasks(), u.monitor(), true, true, u.baseDigest(), false),
        last.wave());
  }

  void pull(String image, String node) {
    pulls.add(Pull.of(pulls.size() + 1, image + "@sha256:00", "node-" + node, "host-" + node));
  }

  void goesBack() {
    kind = Kind.ROLLBACK;
  }

  void firstRevision() {
    stackWasThere = false;
  }

  void pausesOnFailure() {
    onFailure = OnFailure.PAUSE;
  }

  Rollout rollout() {
    var header =
        new Header(
            OPERATION,
            kind,
            "shop",
            Asked.of("alice", "release"),
            new MessageId("d-1"),
            start,
            start.plus(Duration.ofMinutes(30)));
    var goal = new Goal(7, stackWasThere, onFailure, Optional.empty());
    return new Rollout(header, goal, steps).pulling(pulls);
  }
}
