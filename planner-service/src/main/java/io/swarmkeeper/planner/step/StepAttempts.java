package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.operation.Action.Send;
import io.swarmkeeper.planner.step.StepState.Done;
import io.swarmkeeper.planner.step.StepState.Failed;
import io.swarmkeeper.planner.step.StepState.Heading;
import io.swarmkeeper.planner.step.StepState.Issued;
import io.swarmkeeper.planner.step.StepState.Settling;
import io.swarmkeeper.planner.step.StepState.Waiting;
import io.swarmkeeper.planner.step.StepState.Written;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides, for a step of any kind, which command carries an attempt out and what its outcome means.
 * An attempt's id never changes; another attempt is another id.
 */
public record StepAttempts(Owner owner, Instant now) {
  /** A version conflict is normal while Swarm's updater writes; this many in a row are not. */
  public static final int MOST = 10;

  /** Sends the command of a waiting step, on this version of a live service; 0 if none is. */
  public StepResult issue(Step step, long version) {
    return issue(step, version, Found.NOTHING);
  }

  /** The same about a service that was found so. */
  StepResult issue(Step step, long version, Found found) {
    var waiting = (Waiting) step.state();
    var id = id(step, waiting.heading(), waiting.attempt());
    var command = step.work().command(id, owner, waiting.heading(), version);
    return StepResult.to(
        step.in(new Issued(waiting.heading(), waiting.attempt(), now, found)),
        new Send(
            command instanceof Command.UpdateService update
                ? update.withReplicas(found.replicas())
                : command));
  }

  /** Makes the spec exactly what is recorded, once all is well: restarts nothing. */
  StepResult settle(Step step, Written written, long version) {
    var spec = owner.spec(step.name(), written.heading());
    return StepResult.to(
        step.in(new Settling(written, now)),
        new Send(
            new Command.UpdateService(settling(step, written), spec, version, false, false)
                .withReplicas(written.found().settled())));
  }

  /** The attempt that a service carries the id of after it was written. */
  StepId id(Step step, Heading heading, int attempt) {
    return owner.step(step.work().purpose(heading), step.name(), attempt);
  }

  private StepId settling(Step step, Written written) {
    var purpose = "settle-" + step.work().purpose(written.heading());
    return owner.step(purpose, step.name(), written.settleAttempt());
  }

  /** Whether this is about the command in flight for the step, and not late or foreign news. */
  boolean isAnswered(Step step, Outcome outcome) {
    return step.work().mayBeAnsweredBy(outcome.nodeId())
        && inFlight(step).filter(id -> id.commandId().equals(outcome.command())).isPresent();
  }

  private Optional<StepId> inFlight(Step step) {
    return switch (step.state()) {
      case Issued(var heading, var attempt, _, _) -> Optional.of(id(step, heading, attempt));
      case Settling(var written, _) -> Optional.of(settling(step, written));
      case Waiting _, Written _, Done _, Failed _ -> Optional.empty();
    };
  }

  /** Where a step stands after an outcome; late and foreign news change nothing. */
  public StepState after(Step step, Outcome outcome) {
    return step.state() instanceof Issued issued && isAnswered(step, outcome)
        ? after(step, issued, outcome)
        : step.state();
  }

  private StepState after(Step step, Issued issued, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ ->
          step.work().startsTasks(issued.heading())
              ? Written.of(issued, now)
              : new Done(issued.heading(), now);
      case Outcome.Conflicted c when issued.attempt() >= MOST -> failed(issued, c.reason());
      case Outcome.Conflicted _, Outcome.StillOccupied _ ->
          new Waiting(issued.heading(), issued.attempt() + 1, now);
      case Outcome.Refused r -> failed(issued, r.reason());
      case Outcome.Failed f -> failed(issued, f.reason());
    };
  }

  private Failed failed(Issued issued, String reason) {
    return new Failed(issued.heading(), reason, false, now);
  }
}
