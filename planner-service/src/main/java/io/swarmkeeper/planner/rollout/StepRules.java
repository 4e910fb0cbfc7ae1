package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Event.ServiceConverged;
import io.swarmkeeper.contract.Event.ServiceFailed;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Action.Send;
import io.swarmkeeper.planner.rollout.StepState.Done;
import io.swarmkeeper.planner.rollout.StepState.Failed;
import io.swarmkeeper.planner.rollout.StepState.Heading;
import io.swarmkeeper.planner.rollout.StepState.Issued;
import io.swarmkeeper.planner.rollout.StepState.Settling;
import io.swarmkeeper.planner.rollout.StepState.Waiting;
import io.swarmkeeper.planner.rollout.StepState.Written;
import io.swarmkeeper.swarm.spec.SpecDigest;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What beginning, an outcome or a look means for one step, whichever way it goes. */
final class StepRules {
  /** A version conflict is normal while Swarm's updater writes; this many in a row are not. */
  static final int MOST_ATTEMPTS = 10;

  private final Rollout rollout;
  private final ClusterView cluster;
  private final Commands commands;

  StepRules(Rollout rollout, ClusterView cluster) {
    this.rollout = rollout;
    this.cluster = cluster;
    this.commands = new Commands(rollout);
  }

  /** Sends the command of a waiting step, on what is live now. */
  Turn begin(Step step, Waiting waiting) {
    if (!cluster.readAt().isAfter(waiting.lookAfter())) {
      return Turn.waiting(step, step.name() + " has moved; looking at it again");
    }
    var live = cluster.service(step.name());
    var objection =
        waiting.heading() == Heading.FORTH ? objectionForth(step, live) : objectionBack(step, live);
    return objection.isPresent()
        ? fail(step, waiting.heading(), objection.get(), List.of())
        : issue(step, waiting, live.map(ServiceView::version).orElse(0L));
  }

  private static Optional<String> objectionForth(Step step, Optional<ServiceView> live) {
    if (step.work() != Step.Work.UPDATE_SERVICE && step.work() != Step.Work.REFRESH_LOGIN) {
      return Optional.empty();
    }
    if (live.isEmpty()) {
      return Optional.of(step.name() + " is gone: somebody removed it since the plan");
    }
    return SpecDigest.of(live.get().spec()).equals(step.baseDigest())
        ? Optional.empty()
        : Optional.of(
            step.name()
                + " was changed by somebody else since the plan: deploy again to see the new"
                + " difference");
  }

  /** What somebody else has made of a service meanwhile is not overwritten. */
  private Optional<String> objectionBack(Step step, Optional<ServiceView> live) {
    if (!step.work().runsTasks()) {
      return Optional.empty();
    }
    if (live.isEmpty()) {
      return step.work() == Step.Work.CREATE_SERVICE
          ? Optional.empty()
          : Optional.of(step.name() + " is gone: somebody removed it meanwhile");
    }
    return ours(live.get())
        ? Optional.empty()
        : Optional.of(
            step.name() + " was changed by somebody else meanwhile, and is left as they made it");
  }

  /** Whether the service was last written by this rollout. */
  boolean ours(ServiceView service) {
    return service
        .step()
        .flatMap(StepId::parse)
        .filter(s -> s.operation().equals(rollout.header().id()))
        .isPresent();
  }

  private Turn issue(Step step, Waiting waiting, long version) {
    var command = commands.write(step, waiting.heading(), waiting.attempt(), version);
    return Turn.to(
        step.in(new Issued(waiting.heading(), waiting.attempt(), cluster.now())),
        new Send(command));
  }

  /** The outcome of the command in flight for this step. */
  Turn afterOutcome(Step step, Outcome outcome) {
    return switch (step.state()) {
      case Issued issued -> afterWrite(step, issued, outcome);
      case Settling settling -> afterSettling(step, settling.written(), outcome);
      case Waiting _, Written _, Done _, Failed _ -> Turn.to(step);
    };
  }

  private Turn afterWrite(Step step, Issued issued, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> Turn.to(step.in(written(step, issued)));
      case Outcome.Conflicted c when issued.attempt() >= MOST_ATTEMPTS ->
          fail(
              step,
              issued.heading(),
              "gave up after " + issued.attempt() + " tries: " + c.reason(),
              List.of());
      case Outcome.Conflicted _ ->
          Turn.to(step.in(new Waiting(issued.heading(), issued.attempt() + 1, cluster.now())));
      case Outcome.Refused r -> fail(step, issued.heading(), r.reason(), List.of());
      case Outcome.Failed f -> fail(step, issued.heading(), f.reason(), List.of());
      case Outcome.StillOccupied _ -> Turn.to(step);
    };
  }

  private StepState written(Step step, Issued issued) {
    var leavesService =
        step.work().runsTasks()
            ? issued.heading() == Heading.FORTH || step.work() == Step.Work.UPDATE_SERVICE
            : step.work() == Step.Work.REMOVE_SERVICE && issued.heading() == Heading.BACK;
    return leavesService
        ? new Written(issued.heading(), issued.attempt(), cluster.now(), Optional.empty(), 1)
        : new Done(issued.heading(), cluster.now());
  }

  private Turn afterSettling(Step step, Written written, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> arrived(step, written);
      case Outcome.Conflicted _ when written.settleAttempt() < MOST_ATTEMPTS ->
          Turn.to(
              step.in(
                  new Written(
                      written.heading(),
                      written.attempt(),
                      cluster.now(),
                      written.stableSince(),
                      written.settleAttempt() + 1)));
      case Outcome.Conflicted c -> arrivedUnsettled(step, written, c.reason());
      case Outcome.Refused r -> arrivedUnsettled(step, written, r.reason());
      case Outcome.Failed f -> arrivedUnsettled(step, written, f.reason());
      case Outcome.StillOccupied _ -> Turn.to(step);
    };
  }

  /**
   * The service is well; only its update settings stay those of a held one, which the record says.
   */
  private Turn arrivedUnsettled(Step step, Written written, String reason) {
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

  /** A look at a step that Swarm is at work on. */
  Turn afterLook(Step step, Written written) {
    var writtenBy = commands.writing(step, written.heading(), written.attempt());
    return switch (new ArrivalJudge(cluster, written.since()).judge(step.name(), writtenBy)) {
      case Arrival.Arrived _ -> stable(step, written);
      case Arrival.OnTheWay(var why) ->
          Turn.waiting(step.in(unstable(written)), step.name() + ": " + why);
      case Arrival.Blind(var why) -> Turn.waiting(step.in(unstable(written)), why);
      case Arrival.Broken(var reason, var evidence) ->
          fail(step, written.heading(), reason, evidence);
    };
  }

  private Turn stable(Step step, Written written) {
    // What counts is what was seen: a view that stays the same while time passes proves nothing.
    var since = written.stableSince().orElse(cluster.readAt());
    if (Duration.between(since, cluster.readAt()).compareTo(step.monitor()) < 0) {
      var seen =
          new Written(
              written.heading(),
              written.attempt(),
              written.since(),
              Optional.of(since),
              written.settleAttempt());
      return Turn.waiting(
          step.in(seen),
          step.name()
              + ": all tasks are healthy, and must stay so for "
              + step.monitor().toSeconds()
              + " s");
    }
    var settle = written.heading() == Heading.FORTH ? step.settleForth() : step.settleBack();
    if (!settle) {
      return arrived(step, written);
    }
    var version = cluster.service(step.name()).orElseThrow().version();
    return Turn.to(
        step.in(new Settling(written, cluster.now())),
        new Send(commands.settle(step, written, version)));
  }

  private Turn arrived(Step step, Written written) {
    var took = Duration.between(written.since(), cluster.now());
    return Turn.to(
        step.in(new Done(written.heading(), cluster.now(), took)),
        new Announce(
            new ServiceConverged(rollout.header().target(), step.name(), step.tasks(), took)));
  }

  private Turn fail(Step step, Heading heading, String reason, List<Evidence> evidence) {
    var failed = new Failed(heading, reason, step.state() instanceof Written, cluster.now());
    if (step.work().tidies()) {
      return Turn.to(step.in(failed));
    }
    Action news =
        new Announce(new ServiceFailed(rollout.header().target(), step.name(), reason, evidence));
    return Turn.to(step.in(failed).seen(evidence.isEmpty() ? step.evidence() : evidence), news);
  }

  private static Written unstable(Written written) {
    return new Written(
        written.heading(),
        written.attempt(),
        written.since(),
        Optional.empty(),
        written.settleAttempt());
  }
}
