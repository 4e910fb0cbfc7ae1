package io.swarmkeeper.planner.drain;

import io.swarmkeeper.contract.Event.DrainProgressed;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.drain.NodeOperation.Phase;
import io.swarmkeeper.planner.drain.NodeOperation.Phase.Confirming;
import io.swarmkeeper.planner.drain.NodeOperation.Phase.Ended;
import io.swarmkeeper.planner.drain.NodeOperation.Phase.Moving;
import io.swarmkeeper.planner.drain.NodeOperation.Phase.Setting;
import io.swarmkeeper.planner.drain.NodeOperation.Phase.Waiting;
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
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepAttempts;
import io.swarmkeeper.planner.step.StepState;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.Freshness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides a drain or an activation: set the availability, wait until every service is at its level
 * elsewhere, have the node confirm that it is empty, give the verdict.
 */
public final class NodeMachine implements Machine<NodeOperation> {
  /** A container that is stopping needs its time. */
  private static final Duration BETWEEN_CONFIRMATIONS = Duration.ofSeconds(5);

  private record Case(Phase phase, Signal signal) {}

  @Override
  public Class<NodeOperation> decides() {
    return NodeOperation.class;
  }

  @Override
  public Decision<NodeOperation> decide(NodeOperation node, Signal signal, ClusterView cluster) {
    var decision = row(node, signal, cluster);
    NodeTransitions.ALL.check(node.phase(), signal, decision.next().phase());
    return decision;
  }

  private static Decision<NodeOperation> row(
      NodeOperation node, Signal signal, ClusterView cluster) {
    return switch (new Case(node.phase(), signal)) {
      case Case(Ended _, Looked _), Case(Ended _, Answered _) -> Decision.of(node);
      case Case(Ended _, PauseAsked _), Case(Ended _, ResumeAsked _), Case(Ended _, AbortAsked _) ->
          Decision.refused(node, "it has ended: " + node.state());
      case Case(Phase _, AbortAsked a) -> NodeEndings.aborted(node, a, cluster);
      case Case(Phase _, PauseAsked _) ->
          Decision.refused(
              node,
              "it cannot be paused, as Swarm moves the tasks by itself: let it end, or abort it,"
                  + " which leaves the availability as it is");
      case Case(Phase _, ResumeAsked _) ->
          Decision.refused(node, "it is not paused, so there is nothing to resume");
      case Case(Phase _, OfChild _) -> Decision.of(node);
      case Case(Waiting _, Looked _) -> set(node, node.availability(), cluster);
      case Case(Phase _, Looked _) when cluster.now().isAfter(node.header().deadline()) ->
          NodeEndings.deadline(node, cluster);
      case Case(Setting(var step), Answered(var outcome)) ->
          afterSetting(node, step, outcome, cluster);
      case Case(Moving(var step), Looked _) -> looked(node, step, cluster);
      case Case(Confirming(var step), Answered(var outcome)) ->
          confirmed(node, step, outcome, cluster);
      case Case(Confirming _, Looked _) when lost(node, cluster) -> NodeEndings.lost(node, cluster);
      case Case(Setting _, Looked _), Case(Confirming _, Looked _) -> Decision.of(node);
      case Case(Waiting _, Answered _), Case(Moving _, Answered _) ->
          Decision.of(node); // late or repeated news
    };
  }

  /** Nobody is there to confirm anything. */
  private static boolean lost(NodeOperation node, ClusterView cluster) {
    return node.drains() && !cluster.stale() && cluster.lost(node.nodeId());
  }

  private static StepAttempts attempts(NodeOperation node, ClusterView cluster) {
    return new StepAttempts(node.owner(), cluster.now());
  }

  private static Decision<NodeOperation> set(NodeOperation node, Step step, ClusterView cluster) {
    var issued = attempts(node, cluster).issue(step, 0);
    return new Decision<>(node.in(new Setting(issued.step())), issued.actions());
  }

  private static Decision<NodeOperation> afterSetting(
      NodeOperation node, Step step, Outcome outcome, ClusterView cluster) {
    return switch (attempts(node, cluster).after(step, outcome)) {
      case StepState.Done _ -> Decision.of(node.in(new Moving(node.confirmation(cluster.now()))));
      case StepState.Waiting again -> set(node, step.in(again), cluster);
      case StepState.Failed failed ->
          NodeEndings.end(node, Verdict.FAILED, failed.reason(), cluster);
      case StepState.Issued _, StepState.Written _, StepState.Settling _ -> Decision.of(node);
    };
  }

  private static Decision<NodeOperation> looked(
      NodeOperation node, Step step, ClusterView cluster) {
    var waiting = (StepState.Waiting) step.state();
    if (!cluster.readAt().isAfter(waiting.lookAfter())) {
      return Decision.of(node);
    }
    if (cluster.stale()) {
      return told(
          node,
          Emptiness.unknown(
              "no manager's executor has answered for more than %s s"
                  .formatted(Freshness.VIEW.limit().toSeconds())));
    }
    return node.drains() ? emptying(node, step, waiting, cluster) : activating(node, cluster);
  }

  private static Decision<NodeOperation> emptying(
      NodeOperation node, Step step, StepState.Waiting waiting, ClusterView cluster) {
    var emptiness = Emptiness.of(node, cluster);
    if (!emptiness.empty()) {
      return told(node, emptiness);
    }
    if (cluster.lost(node.nodeId())) {
      return NodeEndings.lost(node, cluster);
    }
    if (waiting.attempt() > 1
        && cluster.now().isBefore(waiting.lookAfter().plus(BETWEEN_CONFIRMATIONS))) {
      return Decision.of(node);
    }
    var target = node.header().target();
    var waitsFor =
        List.of("the executor on " + target + " to confirm that no container of the swarm is left");
    var issued = attempts(node, cluster).issue(step, 0);
    return Decision.of(
            node.in(new Confirming(issued.step())).waiting(waitsFor),
            new Announce(new DrainProgressed(target, 0, 0, waitsFor)))
        .and(issued.actions());
  }

  private static Decision<NodeOperation> activating(NodeOperation node, ClusterView cluster) {
    var target = node.header().target();
    var seen = Optional.ofNullable(cluster.nodes().get(node.nodeId()));
    if (seen.isPresent() && seen.get().takesTasks()) {
      return NodeEndings.end(
          node,
          Verdict.SUCCEEDED,
          target + " is active and ready for tasks; what runs elsewhere stays there",
          cluster);
    }
    return Decision.of(
        node.waiting(
            List.of(
                seen.map(n -> target + " is " + n.state() + " and " + n.availability())
                    .orElse(target + " is not in the swarm any more"))));
  }

  private static Decision<NodeOperation> told(NodeOperation node, Emptiness emptiness) {
    return emptiness.sentences().equals(node.waiting())
        ? Decision.of(node)
        : Decision.of(
            node.waiting(emptiness.sentences()),
            new Announce(
                new DrainProgressed(
                    node.header().target(),
                    emptiness.tasksLeft(),
                    emptiness.servicesWaiting(),
                    emptiness.sentences())));
  }

  private static Decision<NodeOperation> confirmed(
      NodeOperation node, Step step, Outcome outcome, ClusterView cluster) {
    return switch (attempts(node, cluster).after(step, outcome)) {
      case StepState.Done _ -> NodeEndings.drained(node, cluster);
      case StepState.Waiting again ->
          told(node.in(new Moving(step.in(again))), Emptiness.of(outcome));
      case StepState.Failed failed ->
          NodeEndings.end(node, Verdict.FAILED, failed.reason(), cluster);
      case StepState.Issued _, StepState.Written _, StepState.Settling _ -> Decision.of(node);
    };
  }
}
