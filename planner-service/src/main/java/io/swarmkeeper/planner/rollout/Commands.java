package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Side;
import io.swarmkeeper.contract.Command.SpecRef;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.rollout.StepState.Heading;
import java.util.Optional;

/**
 * Which command carries a step out, and under which id: an attempt's id never changes, another
 * attempt is another id.
 */
final class Commands {
  private final Rollout rollout;

  Commands(Rollout rollout) {
    this.rollout = rollout;
  }

  /** The command in flight for a step, if there is one. */
  Optional<StepId> inFlight(Step step) {
    return switch (step.state()) {
      case StepState.Issued(var heading, var attempt, _) ->
          Optional.of(id(step, verb(heading), attempt));
      case StepState.Settling(var written, _) -> Optional.of(settling(step, written));
      case StepState.Waiting _, StepState.Written _, StepState.Done _, StepState.Failed _ ->
          Optional.empty();
    };
  }

  /** The step id that a service carries after the attempt was written. */
  StepId writing(Step step, Heading heading, int attempt) {
    return id(step, verb(heading), attempt);
  }

  /** Brings a step's object to the revision, or back from it. */
  Command write(Step step, Heading heading, int attempt, long version) {
    var id = id(step, verb(heading), attempt);
    var spec = spec(step, heading);
    return switch (step.work()) {
      case CREATE_NETWORK -> new Command.CreateNetwork(id, spec);
      case CREATE_CONFIG -> new Command.CreateConfig(id, spec);
      case CREATE_SERVICE ->
          heading == Heading.FORTH
              ? new Command.CreateService(id, spec)
              : new Command.RemoveService(id, rollout.header().target(), step.name());
      case UPDATE_SERVICE -> new Command.UpdateService(id, spec, version, true);
      case REMOVE_SERVICE ->
          heading == Heading.FORTH
              ? new Command.RemoveService(id, rollout.header().target(), step.name())
              : new Command.CreateService(id, spec);
    };
  }

  /** Makes the spec exactly what is recorded, once all is well: restarts nothing. */
  Command settle(Step step, StepState.Written written, long version) {
    return new Command.UpdateService(
        settling(step, written), spec(step, written.heading()), version, false);
  }

  private StepId settling(Step step, StepState.Written written) {
    return id(step, "settle-" + verb(written.heading()), written.settleAttempt());
  }

  private SpecRef spec(Step step, Heading heading) {
    return new SpecRef(
        rollout.header().target(),
        rollout.revision(),
        heading == Heading.FORTH ? Side.WANTED : Side.BEFORE,
        step.name());
  }

  private StepId id(Step step, String verb, int attempt) {
    return StepId.of(rollout.header().id(), verb + "/" + step.name(), attempt);
  }

  private static String verb(Heading heading) {
    return switch (heading) {
      case FORTH -> "deploy";
      case BACK -> "return";
    };
  }
}
