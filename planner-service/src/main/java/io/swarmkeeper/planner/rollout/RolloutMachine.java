package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.OperationPaused;
import io.swarmkeeper.contract.Event.OperationResumed;
import io.swarmkeeper.contract.Event.RolloutProgressed;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.gate.FreshView;
import io.swarmkeeper.planner.gate.Gate;
import io.swarmkeeper.planner.gate.InFlight;
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
import io.swarmkeeper.planner.rollout.Rollout.Phase.Returning;
import io.swarmkeeper.planner.rollout.Rollout.Phase.Rolling;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides everything about a rollout: one row per pair of phase and signal. Pure: the same rollout,
 * signal and view give the same decision.
 */
public final class RolloutMachine implements Machine<Rollout> {
  private final Forward forward;
  private final GoingBack goingBack = new GoingBack();

  /** With the house's gates: a fresh view, and at most {@code atOnce} services in hand. */
  public RolloutMachine(Duration oldestView, int atOnce) {
    this.forward = new Forward(List.<Gate>of(new FreshView(oldestView), new InFlight(atOnce)));
  }

  private record Case(Phase phase, Signal signal) {}

  @Override
  public Class<Rollout> decides() {
    return Rollout.class;
  }

  @Override
  public Decision<Rollout> decide(Rollout rollout, Signal signal, ClusterView cluster) {
    var decision =
        switch (new Case(rollout.phase(), signal)) {
          case Case(Ended _, Signal _) -> Decision.of(rollout);
          case Case(Rolling _, Looked _) ->
              forward.advance(new Walk(rollout, cluster).looked(), cluster);
          case Case(Rolling _, Answered(var outcome)) ->
              forward.advance(new Walk(rollout, cluster).answered(outcome), cluster);
          case Case(Rolling _, PauseAsked p) ->
              pause(rollout, "asked by " + p.by() + ": " + p.reason());
          case Case(Returning _, Looked _) ->
              goingBack.advance(new Walk(rollout, cluster).looked(), cluster);
          case Case(Returning _, Answered(var outcome)) ->
              goingBack.advance(new Walk(rollout, cluster).answered(outcome), cluster);
          case Case(Paused _, Looked _) -> watched(new Walk(rollout, cluster).looked());
          case Case(Paused _, Answered(var outcome)) ->
              watched(new Walk(rollout, cluster).answered(outcome));
          case Case(Paused _, ResumeAsked r) when rollout.resumable() ->
              resume(rollout, r, cluster.now());
          case Case(Paused _, ResumeAsked _) ->
              Decision.refused(
                  rollout,
                  "it is paused by a failure, which resuming would only repeat: abort it, then"
                      + " deploy a mended file or roll back");
          case Case(Rolling _, ResumeAsked _) -> Decision.refused(rollout, "it is not paused");
          case Case(Returning _, PauseAsked _) ->
              Decision.refused(
                  rollout, "it is going back, which is not held up: wait for it, or abort it");
          case Case(Returning _, ResumeAsked _) ->
              Decision.refused(rollout, "it is not paused: it is going back");
          case Case(Paused(var reason), PauseAsked _) ->
              Decision.refused(rollout, "it is paused already: " + reason);
          case Case(Phase _, OfChild _) -> Decision.of(rollout);
          case Case(Phase _, AbortAsked a) -> aborted(rollout, a, cluster);
        };
    return withProgress(rollout, decision, cluster);
  }

  static Decision<Rollout> pause(Rollout rollout, String reason) {
    var header = rollout.header();
    return Decision.of(
        rollout.in(new Paused(reason)),
        new Announce(new OperationPaused(header.kind(), header.target(), reason)));
  }

  private static Decision<Rollout> resume(Rollout rollout, ResumeAsked resumed, Instant now) {
    var header = rollout.header();
    var news =
        new OperationResumed(
            header.kind(), header.target(), "asked by " + resumed.by() + ": " + resumed.reason());
    return Decision.of(rollout.resumedAt(now), new Announce(news));
  }

  /** Paused: nothing new is started, but what Swarm does is still seen. */
  private static Decision<Rollout> watched(Walk walk) {
    return new Decision<>(walk.rollout(), walk.actions());
  }

  private static Decision<Rollout> aborted(Rollout rollout, AbortAsked abort, ClusterView cluster) {
    return Endings.end(
        rollout,
        Verdict.ABORTED,
        "aborted by "
            + abort.by()
            + ": "
            + abort.reason()
            + "; nothing is returned, and what Swarm has begun goes on",
        cluster);
  }

  /** While nodes get their images, what is waited for is the progress. */
  private static boolean pullsMoved(Rollout before, Rollout next) {
    return !next.pulls().isEmpty() && !next.waitingFor().equals(before.waitingFor());
  }

  private static Decision<Rollout> withProgress(
      Rollout before, Decision<Rollout> decision, ClusterView cluster) {
    var progress = Progress.of(decision.next(), cluster);
    if (before.ended()
        || decision.refusal().isPresent()
        || (progress.equals(before.told()) && !pullsMoved(before, decision.next()))) {
      return decision;
    }
    var waiting = Optional.of(decision.next().waitingFor()).filter(w -> !w.isEmpty());
    var news = new Announce(new RolloutProgressed(before.header().target(), progress, waiting));
    // Progress first: the verdict has the last word.
    return new Decision<>(decision.next().told(progress), List.of(news)).and(decision.actions());
  }
}
