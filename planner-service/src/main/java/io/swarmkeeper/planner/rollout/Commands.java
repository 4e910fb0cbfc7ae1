package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.ObjectKind;
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
          Optional.of(id(step, verb(step, heading), attempt));
      case StepState.Settling(var written, _) -> Optional.of(settling(step, written));
      case StepState.Waiting _, StepState.Written _, StepState.Done _, StepState.Failed _ ->
          Optional.empty();
    };
  }

  /** The step id that a service carries after the attempt was written. */
  StepId writing(Step step, Heading heading, int attempt) {
    return id(step, verb(step, heading), attempt);
  }

  /** Brings a step's object to the revision, or back from it. */
  Command write(Step step, Heading heading, int attempt, long version) {
    var id = id(step, verb(step, heading), attempt);
    var spec = spec(step, heading);
    return switch (step.work()) {
      case CREATE_NETWORK -> new Command.CreateNetwork(id, spec);
      case CREATE_CONFIG -> new Command.CreateConfig(id, spec);
      case CREATE_SECRET -> new Command.CreateSecret(id, spec);
      case REMOVE_NETWORK -> removal(id, ObjectKind.NETWORK, step);
      case REMOVE_CONFIG -> removal(id, ObjectKind.CONFIG, step);
      case REMOVE_SECRET -> removal(id, ObjectKind.SECRET, step);
      case CREATE_SERVICE ->
          heading == Heading.FORTH
              ? new Command.CreateService(id, spec)
              : new Command.RemoveService(id, rollout.header().target(), step.name());
      case UPDATE_SERVICE ->
          new Command.UpdateService(
              id, spec, version, true, heading == Heading.FORTH && step.freshLogin());
      // As it is: what a file writes out for the first time would replace its tasks.
      case REFRESH_LOGIN ->
          new Command.UpdateService(id, spec(step, Heading.BACK), version, false, true);
      case REMOVE_SERVICE ->
          heading == Heading.FORTH
              ? new Command.RemoveService(id, rollout.header().target(), step.name())
              : new Command.CreateService(id, spec);
    };
  }

  private Command removal(StepId id, ObjectKind kind, Step step) {
    return new Command.RemoveObject(id, rollout.header().target(), kind, step.name());
  }

  /** Makes the spec exactly what is recorded, once all is well: restarts nothing. */
  Command settle(Step step, StepState.Written written, long version) {
    return new Command.UpdateService(
        settling(step, written), spec(step, written.heading()), version, false, false);
  }

  private StepId settling(Step step, StepState.Written written) {
    return id(step, "settle-" + verb(step, written.heading()), written.settleAttempt());
  }

  private SpecRef spec(Step step, Heading heading) {
    return new SpecRef(
        rollout.header().target(),
        rollout.revision(),
        heading == Heading.FORTH ? Side.WANTED : Side.BEFORE,
        step.name());
  }

  private StepId id(Step step, String verb, int attempt) {
    return new StepId(rollout.header().id(), verb, step.name(), attempt);
  }

  /** Objects have verbs of their own: a network may be called as a service is. */
  private static String verb(Step step, Heading heading) {
    return switch (step.work()) {
      case CREATE_NETWORK -> "network";
      case CREATE_CONFIG -> "config";
      case CREATE_SECRET -> "secret";
      case REMOVE_NETWORK -> "remove-network";
      case REMOVE_CONFIG -> "remove-config";
      case REMOVE_SECRET -> "remove-secret";
      case REFRESH_LOGIN -> "login";
      case CREATE_SERVICE, UPDATE_SERVICE, REMOVE_SERVICE ->
          switch (heading) {
            case FORTH -> "deploy";
            case BACK -> "return";
          };
    };
  }
}
