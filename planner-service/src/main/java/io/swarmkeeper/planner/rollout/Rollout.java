package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Event.ServiceProgress;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Conclusion;
import io.swarmkeeper.planner.operation.Conclusion.OfRevision;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.pull.Pull;
import io.swarmkeeper.planner.review.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One stack going from one revision to the next, or back.
 *
 * @param revision the revision that it brings about
 * @param stackWasThere whether the stack had services before: only then is there anything to return
 *     to
 * @param onFailure what a failed service means for the rest
 * @param waitingFor why nothing more is started at the moment; empty when nothing holds it back
 * @param told the progress that was announced last
 * @param promise what its plan said
 * @param pulls what nodes are still to get before anything is touched; empty when that is over
 */
public record Rollout(
    Header header,
    int revision,
    boolean stackWasThere,
    OnFailure onFailure,
    List<Step> steps,
    Phase phase,
    String waitingFor,
    List<ServiceProgress> told,
    Optional<Promise> promise,
    List<Pull> pulls)
    implements Operation {
  /** Keeps its own copy; those that were kept before there were promises and pulls have none. */
  public Rollout {
    steps = List.copyOf(steps);
    told = List.copyOf(told);
    promise = promise == null ? Optional.empty() : promise;
    pulls = pulls == null ? List.of() : List.copyOf(pulls);
  }

  /** One that nobody will hold against its plan, with nothing to pull. */
  public Rollout(
      Header header,
      int revision,
      boolean stackWasThere,
      OnFailure onFailure,
      List<Step> steps,
      Phase phase,
      String waitingFor,
      List<ServiceProgress> told) {
    this(
        header,
        revision,
        stackWasThere,
        onFailure,
        steps,
        phase,
        waitingFor,
        told,
        Optional.empty(),
        List.of());
  }

  /** The same rollout, to be held against this when it ends. */
  public Rollout promising(Promise what) {
    return new Rollout(
        header,
        revision,
        stackWasThere,
        onFailure,
        steps,
        phase,
        waitingFor,
        told,
        Optional.of(what),
        pulls);
  }

  /** Policy {@code x-keeper.on_failure}. */
  public enum OnFailure {
    ROLLBACK,
    PAUSE
  }

  /** Where the rollout as a whole stands. */
  public sealed interface Phase {
    /** Going forward. */
    record Rolling() implements Phase {}

    /** Going back, with its own deadline. */
    record Returning(String reason, Instant deadline) implements Phase {}

    /** Held by a person or a failure until a person says what to do. */
    record Paused(String reason) implements Phase {}

    /** Over. */
    record Ended(Verdict verdict, String sentence) implements Phase {}
  }

  @Override
  public Optional<Conclusion> conclusion() {
    return phase instanceof Phase.Ended(var verdict, var sentence)
        ? Optional.of(
            new Conclusion(
                verdict,
                sentence,
                Optional.of(new OfRevision(header.target(), revision, Took.of(this)))))
        : Optional.empty();
  }

  @Override
  public Set<Claim> claims() {
    return Set.of(Claim.stack(header.target()));
  }

  @Override
  public String state() {
    return switch (phase) {
      case Phase.Rolling _ -> "rolling";
      case Phase.Returning _ -> "returning";
      case Phase.Paused _ -> "paused";
      case Phase.Ended(var verdict, _) -> verdict.words();
    };
  }

  /** The same rollout in another phase. */
  public Rollout in(Phase next) {
    return new Rollout(
        header, revision, stackWasThere, onFailure, steps, next, waitingFor, told, promise, pulls);
  }

  /** The same rollout, going on at this time. */
  public Rollout resumedAt(Instant now) {
    return new Rollout(
        header.resumedAt(now),
        revision,
        stackWasThere,
        onFailure,
        steps,
        new Phase.Rolling(),
        waitingFor,
        told,
        promise,
        pulls);
  }

  /** The same rollout, held back by this. */
  public Rollout waitingFor(String why) {
    return new Rollout(
        header, revision, stackWasThere, onFailure, steps, phase, why, told, promise, pulls);
  }

  /** The same rollout, having announced this. */
  public Rollout told(List<ServiceProgress> progress) {
    return new Rollout(
        header,
        revision,
        stackWasThere,
        onFailure,
        steps,
        phase,
        waitingFor,
        progress,
        promise,
        pulls);
  }

  /** The same rollout with these still to pull. */
  public Rollout pulling(List<Pull> next) {
    return new Rollout(
        header, revision, stackWasThere, onFailure, steps, phase, waitingFor, told, promise, next);
  }

  /** The same rollout with one step changed. */
  public Rollout with(String name, Step.Work work, UnaryOperator<Step> change) {
    var changed =
        steps.stream()
            .map(s -> s.name().equals(name) && s.work() == work ? change.apply(s) : s)
            .toList();
    return new Rollout(
        header,
        revision,
        stackWasThere,
        onFailure,
        changed,
        phase,
        waitingFor,
        told,
        promise,
        pulls);
  }

  /** The same rollout with this step in place of the one it was made from. */
  public Rollout with(Step step) {
    return with(step.name(), step.work(), _ -> step);
  }

  /** The first step that failed on its way to the revision. */
  public Optional<Step> failed() {
    return steps.stream()
        .filter(s -> s.state() instanceof StepState.Failed && !s.work().tidies())
        .findFirst();
  }

  /**
   * Whether going on makes sense when it is paused: after a failure only if the policy then is to
   * go back.
   */
  public boolean resumable() {
    return failed().isEmpty() || onFailure == OnFailure.ROLLBACK;
  }
}
