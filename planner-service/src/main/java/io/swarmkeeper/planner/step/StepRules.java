package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Event.ServiceConverged;
import io.swarmkeeper.contract.Event.ServiceFailed;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.step.ArrivalJudge.Arrival;
import io.swarmkeeper.planner.step.StepState.Done;
import io.swarmkeeper.planner.step.StepState.Failed;
import io.swarmkeeper.planner.step.StepState.Issued;
import io.swarmkeeper.planner.step.StepState.Settling;
import io.swarmkeeper.planner.step.StepState.Waiting;
import io.swarmkeeper.planner.step.StepState.Written;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides what beginning, an outcome or a look means for one step that changes a stack, whichever
 * way it goes.
 */
public final class StepRules {
  private final Owner owner;
  private final ClusterView cluster;
  private final StepAttempts attempts;

  /** For the steps of this operation, on this view. */
  public StepRules(Owner owner, ClusterView cluster) {
    this.owner = owner;
    this.cluster = cluster;
    this.attempts = new StepAttempts(owner, cluster.now());
  }

  /** Sends the command of a waiting step, on what is live now. */
  public StepResult begin(Step step, Waiting waiting) {
    if (!cluster.readAt().isAfter(waiting.lookAfter())) {
      return StepResult.waiting(step, step.name() + " has moved; looking at it again");
    }
    var live = cluster.service(step.name());
    var objection =
        live.filter(step::left).isPresent()
            ? Optional.<String>empty()
            : step.work().objection(waiting.heading(), owner, live);
    if (objection.isPresent()) {
      return fail(step, new Failed(waiting.heading(), objection.get(), false, true, cluster.now()));
    }
    var found = step.work() instanceof ServiceWork work ? work.found(live, cluster) : Found.NOTHING;
    return attempts.issue(step, live.map(ServiceView::version).orElse(0L), found);
  }

  /** Remembers how our own last write has left its service. */
  public Step remembered(Step step) {
    return cluster
        .service(step.name())
        .filter(_ -> step.work() instanceof ServiceWork)
        .filter(owner::wrote)
        .map(live -> step.formed(live.form()))
        .orElse(step);
  }

  /** Whether this is about the command in flight for the step, and not late or foreign news. */
  public boolean isAnswered(Step step, Outcome outcome) {
    return attempts.isAnswered(step, outcome);
  }

  /** Whether what is live shows that the step was carried out, though nobody said so. */
  public boolean wasDone(Step step) {
    return step.work().done(owner, cluster.service(step.name()));
  }

  /** The outcome of the command in flight for this step. */
  public StepResult afterOutcome(Step step, Outcome outcome) {
    return switch (step.state()) {
      case Issued issued -> afterWrite(step, issued, outcome);
      case Settling settling -> afterSettling(step, settling.written(), outcome);
      case Waiting _, Written _, Done _, Failed _ -> StepResult.to(step);
    };
  }

  private StepResult afterWrite(Step step, Issued issued, Outcome outcome) {
    return switch (attempts.after(step, outcome)) {
      case Failed failed when outcome instanceof Outcome.Conflicted ->
          fail(step, failed.because("gave up after " + issued.attempt() + " tries: "));
      case Failed failed -> fail(step, failed);
      case StepState next -> StepResult.to(step.in(next));
    };
  }

  private StepResult afterSettling(Step step, Written written, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> arrived(step, written);
      case Outcome.Conflicted _ when written.settleAttempt() < StepAttempts.MOST ->
          StepResult.to(step.in(written.settledAgain(cluster.now())));
      case Outcome.Conflicted c -> arrivedUnsettled(step, written, c.reason());
      case Outcome.Refused r -> arrivedUnsettled(step, written, r.reason());
      case Outcome.Failed f -> arrivedUnsettled(step, written, f.reason());
      case Outcome.StillOccupied _ -> StepResult.to(step);
    };
  }

  /**
   * The service is well; only its update settings stay those of a held one, which the record says.
   */
  private StepResult arrivedUnsettled(Step step, Written written, String reason) {
    var note =
        new Evidence(
            step.name(),
            Optional.empty(),
            Optional.empty(),
            "its own update settings could not be restored: " + reason,
            Optional.empty(),
            cluster.now());
    return arrived(step.seen(List.of(note)), written);
  }

  /** A look at a service that Swarm is at work on. */
  public StepResult afterLook(Step step, Written written) {
    var writtenBy = attempts.id(step, written.heading(), written.attempt());
    return switch (new ArrivalJudge(cluster, written).judge(step, writtenBy)) {
      case Arrival.Arrived _ -> settled(step, written);
      case Arrival.Healthy(var since, var why) ->
          StepResult.waiting(step.in(written.stable(Optional.of(since))), step.name() + ": " + why);
      case Arrival.OnTheWay(var why) ->
          StepResult.waiting(unstable(step, written), step.name() + ": " + why);
      case Arrival.Blind(var why) -> StepResult.waiting(unstable(step, written), why);
      case Arrival.Broken(var reason, var evidence) ->
          fail(
              step.seen(evidence.isEmpty() ? step.evidence() : evidence),
              new Failed(written.heading(), reason, true, cluster.now()),
              evidence);
      case Arrival.Foreign(var reason) ->
          fail(step, new Failed(written.heading(), reason, true, true, cluster.now()));
    };
  }

  /** Only what is written to a service has Swarm at work. */
  private static ServiceWork service(Step step) {
    return (ServiceWork) step.work();
  }

  private static Step unstable(Step step, Written written) {
    return step.in(written.stable(Optional.empty()));
  }

  private StepResult settled(Step step, Written written) {
    if (!service(step).settles(written.heading()) && !written.found().recordedLater()) {
      return arrived(step, written);
    }
    var version = cluster.service(step.name()).orElseThrow().version();
    return attempts.settle(step, written, version);
  }

  private StepResult arrived(Step step, Written written) {
    var took = Duration.between(written.since(), cluster.now());
    return StepResult.to(
        step.in(new Done(written.heading(), cluster.now(), took, written.found())),
        new Announce(
            new ServiceConverged(owner.target(), step.name(), service(step).tasks(), took)));
  }

  private StepResult fail(Step step, Failed failed) {
    return fail(step, failed, List.of());
  }

  private StepResult fail(Step step, Failed failed, List<Evidence> evidence) {
    return step.work().tidies()
        ? StepResult.to(step.in(failed))
        : StepResult.to(
            step.in(failed),
            new Announce(
                new ServiceFailed(owner.target(), step.name(), failed.reason(), evidence)));
  }
}
