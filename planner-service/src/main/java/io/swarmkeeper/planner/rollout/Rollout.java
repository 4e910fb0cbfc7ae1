package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Event.ServiceProgress;
import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.OperationEnd;
import io.swarmkeeper.planner.operation.OperationEnd.OfRevision;
import io.swarmkeeper.planner.pull.Pull;
import io.swarmkeeper.planner.step.Owner;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One stack going from one revision to the next, or back.
 *
 * @param waitingFor why nothing more is started at the moment; empty when nothing holds it back
 * @param announced the progress that was announced last
 */
public record Rollout(
    Header header,
    Goal goal,
    List<Step> steps,
    Phase phase,
    String waitingFor,
    List<ServiceProgress> announced)
    implements Operation {
  public Rollout {
    steps = List.copyOf(steps);
    announced = List.copyOf(announced);
  }

  /** Not begun, with nothing to pull. */
  public Rollout(Header header, Goal goal, List<Step> steps) {
    this(header, goal, steps, new Phase.Rolling(), "", List.of());
  }

  /**
   * What it is to bring about; it never changes.
   *
   * @param revision the revision that it brings about
   * @param stackWasThere whether the stack had services before: only then is there anything to
   *     return to
   * @param onFailure what a failed service means for the rest
   * @param promise what its plan said, to be held against it when it ends
   */
  public record Goal(
      int revision, boolean stackWasThere, OnFailure onFailure, Optional<Promise> promise) {}

  /** Policy {@code x-keeper.on_failure}. */
  public enum OnFailure {
    ROLLBACK,
    PAUSE
  }

  /** Where the rollout as a whole stands. */
  public sealed interface Phase {
    /** Nodes get their images; nothing is touched yet. */
    record Pulling(List<Pull> pulls) implements ToRevision {
      public Pulling {
        pulls = List.copyOf(pulls);
      }
    }

    /** Going forward. */
    record Rolling() implements ToRevision {}

    /** Going back, with its own deadline. */
    record Returning(String reason, Instant deadline) implements Phase {}

    /** Held by a person or a failure until a person says what to do. */
    record Paused(String reason, ToRevision from) implements Phase {}

    /** Over. */
    record Ended(Verdict verdict, String sentence) implements Phase {}
  }

  /** The way to the revision: what can be paused, and what a pause goes back to. */
  public sealed interface ToRevision extends Phase permits Phase.Pulling, Phase.Rolling {}

  @Override
  public Optional<OperationEnd> end() {
    return phase instanceof Phase.Ended(var verdict, var sentence)
        ? Optional.of(
            new OperationEnd(
                verdict,
                sentence,
                Optional.of(new OfRevision(header.target(), goal.revision(), serviceTimes()))))
        : Optional.empty();
  }

  /** How long the services took that arrived at the revision: later plans forecast from it. */
  private List<ServiceTook> serviceTimes() {
    return steps.stream()
        .filter(s -> s.work().runsTasks() && s.arrived())
        .map(s -> new ServiceTook(s.name(), replaced(s), ((StepState.Done) s.state()).took()))
        .toList();
  }

  private int replaced(Step step) {
    return goal.promise().map(p -> p.replaced(step.name())).orElse(0);
  }

  /** The stack, and each service while a step of it is in flight. */
  @Override
  public Set<Claim> claims() {
    var services =
        steps.stream()
            .filter(step -> step.state().inFlight())
            .flatMap(step -> step.work().claim().stream());
    return Stream.concat(Stream.of(Claim.stack(header.target())), services)
        .collect(Collectors.toSet());
  }

  @Override
  public String state() {
    return switch (phase) {
      case Phase.Pulling _, Phase.Rolling _ -> "rolling";
      case Phase.Returning _ -> "returning";
      case Phase.Paused _ -> "paused";
      case Phase.Ended(var verdict, _) -> verdict.words();
    };
  }

  @Override
  public Instant deadline() {
    return phase instanceof Phase.Returning(_, var later) ? later : header.deadline();
  }

  /** The revision that it brings about. */
  public int revision() {
    return goal.revision();
  }

  /** As its steps know it. */
  Owner owner() {
    return new Owner(header.id(), header.nonce(), header.target(), goal.revision());
  }

  /** Nodes getting their images, now or when it is resumed. */
  Optional<Phase.Pulling> pulling() {
    return switch (phase) {
      case Phase.Pulling pulling -> Optional.of(pulling);
      case Phase.Paused(_, Phase.Pulling pulling) -> Optional.of(pulling);
      case Phase.Rolling _, Phase.Paused _, Phase.Returning _, Phase.Ended _ -> Optional.empty();
    };
  }

  /** The same rollout, to be held against this when it ends. */
  public Rollout promising(Promise what) {
    var next = new Goal(revision(), goal.stackWasThere(), goal.onFailure(), Optional.of(what));
    return new Rollout(header, next, steps, phase, waitingFor, announced);
  }

  /** The same rollout, beginning with these pulls if there are any. */
  public Rollout pulling(List<Pull> pulls) {
    return pulls.isEmpty() ? this : in(new Phase.Pulling(pulls));
  }

  /** The same rollout in another phase. */
  public Rollout in(Phase next) {
    return new Rollout(header, goal, steps, next, waitingFor, announced);
  }

  /** The same rollout, going on at this time. */
  Rollout resumed(ToRevision next, Instant now) {
    return new Rollout(header.resumedAt(now), goal, steps, next, waitingFor, announced);
  }

  /** The same rollout, held back by this. */
  Rollout waitingFor(String why) {
    return new Rollout(header, goal, steps, phase, why, announced);
  }

  /** The same rollout, having announced this. */
  Rollout announced(List<ServiceProgress> progress) {
    return new Rollout(header, goal, steps, phase, waitingFor, progress);
  }

  /** The same rollout with this step in place of the one that it was made from. */
  Rollout with(Step step) {
    var next = steps.stream().map(s -> s.work().equals(step.work()) ? step : s).toList();
    return new Rollout(header, goal, next, phase, waitingFor, announced);
  }

  /** The first step that failed on its way to the revision, by nobody else's doing. */
  Optional<Step> failed() {
    return steps.stream()
        .filter(s ->
            s.state() instanceof StepState.Failed failed && !failed.foreign() && !s.work().tidies())
        .findFirst();
  }

  /**
   * Whether going on makes sense when it is paused: after a failure only if the policy then is to
   * go back.
   */
  public boolean resumable() {
    return failed().isEmpty() || goal.onFailure() == OnFailure.ROLLBACK;
  }
}
