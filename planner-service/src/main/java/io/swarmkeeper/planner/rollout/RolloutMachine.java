package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.OperationPaused;
import io.swarmkeeper.contract.Event.OperationResumed;
import io.swarmkeeper.contract.Event.RolloutProgressed;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.gate.FreshView;
import io.swarmkeeper.planner.gate.InFlight;
import io.swarmkeeper.planner.gate.ServiceClaims;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.operation.Machine;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.Answered;
import io.swarmkeeper.planner.operation.Signal.Looked;
import io.swarmkeeper.planner.operation.Signal.OfChild;
import io.swarmkeeper.planner.operation.Signal.PauseAsked;
import io.swarmkeeper.planner.operation.Signal.ResumeAsked;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Ended;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Paused;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Pulling;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Returning;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Rolling;
import io.swarmkeeper.planner.rollout.Rollout.ToRevision;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides everything about a rollout: one row per pair of phase and signal. Pure: the same rollout,
 * signal and view give the same decision.
 */
public final class RolloutMachine implements Machine<Rollout> {
  private static final String NOT_PAUSED = "it is not paused, so there is nothing to resume";
  private static final String RETURNS = "it is returning the stack to what it was before";
  private static final String HOPELESS =
      "it is paused by a failure, which resuming would only repeat: abort it, then deploy a mended"
          + " file or roll back";

  private final GoingForward forward;
  private final GoingBack back;

  /** With the house's gates. */
  public RolloutMachine() {
    this(InFlight.AT_ONCE);
  }

  /** With at most so many services in hand. */
  public RolloutMachine(int atOnce) {
    var claims = new ServiceClaims();
    this.forward = new GoingForward(List.of(new FreshView(), new InFlight(atOnce), claims));
    this.back = new GoingBack(List.of(claims));
  }

  private record Case(Phase phase, Signal signal) {}

  @Override
  public Class<Rollout> decides() {
    return Rollout.class;
  }

  @Override
  public Decision<Rollout> decide(Rollout rollout, Signal signal, ClusterView cluster) {
    var decision = row(rollout, signal, cluster);
    RolloutTransitions.ALL.check(rollout.phase(), signal, decision.next().phase());
    return withProgress(rollout, decision, cluster);
  }

  private Decision<Rollout> row(Rollout rollout, Signal signal, ClusterView cluster) {
    return switch (new Case(rollout.phase(), signal)) {
      case Case(Pulling p, Looked _) -> GettingImages.advance(rollout, p, cluster);
      case Case(Pulling p, Answered(var outcome)) ->
          GettingImages.advance(
              rollout, GettingImages.answered(rollout, p, outcome, cluster.now()), cluster);
      case Case(Rolling _, Looked _) -> forward.advance(StepPass.looked(rollout, cluster));
      case Case(Rolling _, Answered(var outcome)) ->
          forward.advance(StepPass.answered(rollout, outcome, cluster));
      case Case(ToRevision way, PauseAsked p) ->
          pause(rollout, way, "asked by " + p.by() + ": " + p.reason());
      case Case(ToRevision _, ResumeAsked _) -> Decision.refused(rollout, NOT_PAUSED);
      case Case(Returning r, Looked _) -> back.advance(StepPass.looked(rollout, cluster), r);
      case Case(Returning r, Answered(var outcome)) ->
          back.advance(StepPass.answered(rollout, outcome, cluster), r);
      case Case(Returning _, PauseAsked _) ->
          Decision.refused(
              rollout, RETURNS + ", and a return is not paused: let it end, or abort it");
      case Case(Returning _, ResumeAsked _) ->
          Decision.refused(rollout, "it is not paused: " + RETURNS);
      case Case(Paused _, Looked _) -> StepPass.looked(rollout, cluster).decision();
      case Case(Paused(var reason, Pulling p), Answered(var outcome)) ->
          pulledWhilePaused(
              rollout, reason, GettingImages.answered(rollout, p, outcome, cluster.now()));
      case Case(Paused _, Answered(var outcome)) ->
          StepPass.answered(rollout, outcome, cluster).decision();
      case Case(Paused p, ResumeAsked r) when rollout.resumable() ->
          resume(rollout, p.from(), r, cluster.now());
      case Case(Paused _, ResumeAsked _) -> Decision.refused(rollout, HOPELESS);
      case Case(Paused p, PauseAsked _) ->
          Decision.refused(rollout, "it is paused already: " + p.reason());
      case Case(Ended _, Looked _), Case(Ended _, Answered _) -> Decision.of(rollout);
      case Case(Ended _, PauseAsked _), Case(Ended _, ResumeAsked _), Case(Ended _, AbortAsked _) ->
          Decision.refused(rollout, "it has ended: " + rollout.state());
      case Case(Phase _, AbortAsked a) -> aborted(rollout, a, cluster);
      case Case(Phase _, OfChild _) -> Decision.of(rollout);
    };
  }

  private static Decision<Rollout> pulledWhilePaused(
      Rollout rollout, String reason, Pulling pulling) {
    return Decision.of(rollout.in(new Paused(reason, pulling)).waitingFor(""));
  }

  static Decision<Rollout> pause(Rollout rollout, ToRevision way, String reason) {
    var header = rollout.header();
    return Decision.of(
        rollout.in(new Paused(reason, way)),
        new Announce(new OperationPaused(header.kind(), header.target(), reason)));
  }

  private static Decision<Rollout> resume(
      Rollout rollout, ToRevision way, ResumeAsked resumed, Instant now) {
    var next = rollout.resumed(way, now);
    var header = next.header();
    var news =
        new OperationResumed(
            header.kind(),
            header.target(),
            "asked by " + resumed.by() + ": " + resumed.reason(),
            header.deadline());
    return Decision.of(next, new Announce(news));
  }

  private static Decision<Rollout> aborted(Rollout rollout, AbortAsked abort, ClusterView cluster) {
    return Endings.end(
        rollout,
        Verdict.ABORTED,
        "aborted by %s: %s; nothing is returned, and what Swarm has begun goes on"
            .formatted(abort.by(), abort.reason()),
        cluster);
  }

  /** While nodes get their images, what is waited for is the progress. */
  private static boolean pullsMoved(Rollout before, Rollout next) {
    return before.pulling().isPresent()
        && !(next.phase() instanceof Rolling)
        && !next.waitingFor().equals(before.waitingFor());
  }

  private static Decision<Rollout> withProgress(
      Rollout before, Decision<Rollout> decision, ClusterView cluster) {
    var progress = RolloutProgress.of(decision.next(), cluster);
    if (before.ended()
        || decision.refusal().isPresent()
        || (progress.equals(before.announced()) && !pullsMoved(before, decision.next()))) {
      return decision;
    }
    var waiting = Optional.of(decision.next().waitingFor()).filter(w -> !w.isEmpty());
    var news = new Announce(new RolloutProgressed(before.header().target(), progress, waiting));
    // Progress first: the verdict has the last word.
    return new Decision<>(decision.next().announced(progress), List.of(news))
        .and(decision.actions());
  }
}
