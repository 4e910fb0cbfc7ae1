package io.swarmkeeper.planner.drain;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Availability;
import io.swarmkeeper.contract.Event.DrainProgressed;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.drain.NodeWork.Phase;
import io.swarmkeeper.planner.drain.NodeWork.Phase.Confirming;
import io.swarmkeeper.planner.drain.NodeWork.Phase.Ended;
import io.swarmkeeper.planner.drain.NodeWork.Phase.Moving;
import io.swarmkeeper.planner.drain.NodeWork.Phase.Setting;
import io.swarmkeeper.planner.drain.NodeWork.Phase.Waiting;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Action.Send;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.operation.Machine;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.Answered;
import io.swarmkeeper.planner.operation.Signal.Looked;
import io.swarmkeeper.planner.operation.Signal.PauseAsked;
import io.swarmkeeper.planner.operation.Signal.ResumeAsked;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides a drain or an activation: set the availability, wait until every service is at its level
 * elsewhere, have the node confirm that it is empty, give the verdict.
 */
public final class NodeMachine implements Machine<NodeWork> {
  private static final int MOST_ATTEMPTS = 10;

  /** A container that is stopping needs its time. */
  private static final Duration BETWEEN_CONFIRMATIONS = Duration.ofSeconds(5);

  private final Duration oldestView;

  /** Refuses to judge by a view older than this. */
  public NodeMachine(Duration oldestView) {
    this.oldestView = oldestView;
  }

  private record Case(Phase phase, Signal signal) {}

  @Override
  public Class<NodeWork> decides() {
    return NodeWork.class;
  }

  @Override
  public Decision<NodeWork> decide(NodeWork work, Signal signal, ClusterView cluster) {
    return switch (new Case(work.phase(), signal)) {
      case Case(Ended _, Signal _) -> Decision.of(work);
      case Case(Phase _, AbortAsked a) ->
          end(
              work,
              Verdict.ABORTED,
              "aborted by " + a.by() + ": " + a.reason() + "; the availability stays as it is",
              cluster);
      case Case(Waiting _, Looked _) -> set(work, 1);
      case Case(Phase _, Looked _) when cluster.now().isAfter(work.header().deadline()) ->
          deadline(work, cluster);
      case Case(Setting setting, Answered(var outcome)) ->
          afterSetting(work, setting, outcome, cluster);
      case Case(Moving moving, Looked _) -> looked(work, moving, cluster);
      case Case(Confirming confirming, Answered(var outcome)) ->
          confirmed(work, confirming, outcome, cluster);
      case Case(Phase _, Looked _) -> Decision.of(work);
      case Case(Phase _, Answered _) -> Decision.of(work); // late or repeated news
      case Case(Phase _, PauseAsked _) ->
          Decision.of(work); // Swarm is at work, nothing to hold back
      case Case(Phase _, ResumeAsked _) -> Decision.of(work);
    };
  }

  private static boolean drains(NodeWork work) {
    return work.header().kind() == Kind.DRAIN;
  }

  private static Decision<NodeWork> set(NodeWork work, int attempt) {
    var availability = drains(work) ? Availability.DRAIN : Availability.ACTIVE;
    var command =
        new Command.SetNodeAvailability(setting(work, attempt), work.nodeId(), availability);
    return Decision.of(work.in(new Setting(attempt)), new Send(command));
  }

  private static StepId setting(NodeWork work, int attempt) {
    return new StepId(work.header().id(), "availability", work.header().target(), attempt);
  }

  private static StepId confirming(NodeWork work, int attempt) {
    return new StepId(work.header().id(), "confirm-empty", work.header().target(), attempt);
  }

  private static Decision<NodeWork> afterSetting(
      NodeWork work, Setting setting, Outcome outcome, ClusterView cluster) {
    if (!outcome.command().equals(setting(work, setting.attempt()).commandId())) {
      return Decision.of(work);
    }
    return switch (outcome) {
      case Outcome.Done _ -> Decision.of(work.in(new Moving(cluster.now(), 0)));
      case Outcome.Refused r -> end(work, Verdict.FAILED, r.reason(), cluster);
      case Outcome.Conflicted _ when setting.attempt() < MOST_ATTEMPTS ->
          set(work, setting.attempt() + 1);
      case Outcome.Conflicted c -> end(work, Verdict.FAILED, c.reason(), cluster);
      case Outcome.Failed f -> end(work, Verdict.FAILED, f.reason(), cluster);
      case Outcome.StillOccupied _ -> Decision.of(work);
    };
  }

  private Decision<NodeWork> looked(NodeWork work, Moving moving, ClusterView cluster) {
    if (!cluster.readAt().isAfter(moving.since())) {
      return Decision.of(work);
    }
    if (cluster.age().compareTo(oldestView) > 0) {
      return told(
          work,
          new Emptiness(
              -1,
              -1,
              List.of(
                  "no manager's executor has answered for more than "
                      + oldestView.toSeconds()
                      + " s")));
    }
    return drains(work) ? emptying(work, moving, cluster) : activating(work, cluster);
  }

  private static Decision<NodeWork> emptying(NodeWork work, Moving moving, ClusterView cluster) {
    var emptiness = Emptiness.of(work, cluster);
    if (!emptiness.empty()) {
      return told(work, emptiness);
    }
    if (moving.confirmations() > 0
        && cluster.now().isBefore(moving.since().plus(BETWEEN_CONFIRMATIONS))) {
      return Decision.of(work);
    }
    int attempt = moving.confirmations() + 1;
    var waiting =
        List.of(
            "the executor on "
                + work.header().target()
                + " to confirm that no container of the swarm is left");
    return new Decision<>(
        work.in(new Confirming(cluster.now(), attempt)).waiting(waiting),
        List.<Action>of(
            new Announce(new DrainProgressed(work.header().target(), 0, 0, waiting)),
            new Send(new Command.ConfirmEmpty(confirming(work, attempt), work.nodeId()))));
  }

  private static Decision<NodeWork> activating(NodeWork work, ClusterView cluster) {
    var node = Optional.ofNullable(cluster.nodes().get(work.nodeId()));
    if (node.isPresent() && node.get().takesTasks()) {
      return end(
          work,
          Verdict.SUCCEEDED,
          work.header().target()
              + " is active and ready for tasks; what runs elsewhere stays there",
          cluster);
    }
    return Decision.of(
        work.waiting(
            List.of(
                node.map(n ->
                        work.header().target() + " is " + n.state() + " and " + n.availability())
                    .orElse(work.header().target() + " is not in the swarm any more"))));
  }

  private static Decision<NodeWork> told(NodeWork work, Emptiness emptiness) {
    if (emptiness.sentences().equals(work.waiting())) {
      return Decision.of(work);
    }
    var news =
        new DrainProgressed(
            work.header().target(),
            Math.max(0, emptiness.tasksLeft()),
            Math.max(0, emptiness.servicesWaiting()),
            emptiness.sentences());
    return Decision.of(work.waiting(emptiness.sentences()), new Announce(news));
  }

  private static Decision<NodeWork> confirmed(
      NodeWork work, Confirming confirming, Outcome outcome, ClusterView cluster) {
    if (!outcome.command().equals(confirming(work, confirming.confirmations()).commandId())) {
      return Decision.of(work);
    }
    return switch (outcome) {
      case Outcome.Done _ ->
          end(
              work,
              Verdict.SUCCEEDED,
              work.header().target()
                  + " is drained: "
                  + work.affected().size()
                  + " services moved and healthy elsewhere, no container of the swarm is left on"
                  + " it",
              cluster);
      case Outcome.StillOccupied o -> stillOccupied(work, confirming, o, cluster);
      case Outcome.Refused r -> end(work, Verdict.FAILED, r.reason(), cluster);
      case Outcome.Conflicted c -> end(work, Verdict.FAILED, c.reason(), cluster);
      case Outcome.Failed f -> end(work, Verdict.FAILED, f.reason(), cluster);
    };
  }

  private static Decision<NodeWork> stillOccupied(
      NodeWork work, Confirming confirming, Outcome.StillOccupied outcome, ClusterView cluster) {
    var left =
        outcome.containers().stream()
            .map(c -> "a container of " + c.service() + " is still " + c.state() + " on the node")
            .toList();
    return told(
        work.in(new Moving(cluster.now(), confirming.confirmations())),
        new Emptiness(left.size(), 0, left));
  }

  private static Decision<NodeWork> deadline(NodeWork work, ClusterView cluster) {
    var sentence =
        "not done by the deadline; the availability stays as it is"
            + (work.waiting().isEmpty() ? "" : "; left: " + work.waitingFor());
    var blind =
        work.phase() instanceof Confirming || cluster.age().compareTo(Duration.ofSeconds(10)) > 0;
    return end(work, blind ? Verdict.UNKNOWN : Verdict.TIMED_OUT, sentence, cluster);
  }

  private static Decision<NodeWork> end(
      NodeWork work, Verdict verdict, String sentence, ClusterView cluster) {
    var header = work.header();
    var news =
        new OperationEnded(
            header.kind(),
            header.target(),
            verdict,
            sentence,
            List.of(),
            Optional.empty(),
            header.startedAt(),
            Duration.between(header.startedAt(), cluster.now()),
            Optional.empty());
    return Decision.of(
        work.in(new Ended(verdict, sentence)).waiting(List.of()), new Announce(news));
  }
}
