package io.swarmkeeper.planner.drain;

import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.drain.NodeOperation.Phase;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.List;
import java.util.Optional;

/** How a drain or an activation gets its verdict, and the words for it. */
final class NodeEndings {
  private static final String STAYS = "; the availability stays as it is";

  private NodeEndings() {}

  static Decision<NodeOperation> drained(NodeOperation node, ClusterView cluster) {
    return end(
        node,
        Verdict.SUCCEEDED,
        node.header().target()
            + " is drained: "
            + node.affected().size()
            + " services moved and healthy elsewhere, no container of the swarm is left on it",
        cluster);
  }

  /** Nothing moves gracefully from a node that is lost, and nothing is waited for there. */
  static Decision<NodeOperation> lost(NodeOperation node, ClusterView cluster) {
    return end(
        node,
        Verdict.SUCCEEDED,
        node.header().target()
            + " is down: nothing could be moved gracefully, and Swarm has started elsewhere what"
            + " can run there; it is set to drain, and takes no tasks when it is back",
        cluster);
  }

  static Decision<NodeOperation> aborted(
      NodeOperation node, AbortAsked abort, ClusterView cluster) {
    return end(
        node, Verdict.ABORTED, "aborted by " + abort.by() + ": " + abort.reason() + STAYS, cluster);
  }

  /** What nobody confirmed is not known. */
  static Decision<NodeOperation> deadline(NodeOperation node, ClusterView cluster) {
    var blind = node.phase() instanceof Phase.Confirming || cluster.stale();
    var left = node.waiting().isEmpty() ? "" : "; left: " + node.waitingFor();
    return end(
        node,
        blind ? Verdict.UNKNOWN : Verdict.TIMED_OUT,
        "not done by the deadline" + STAYS + left,
        cluster);
  }

  static Decision<NodeOperation> end(
      NodeOperation node, Verdict verdict, String sentence, ClusterView cluster) {
    var news = node.header().ended(verdict, sentence, List.of(), Optional.empty(), cluster.now());
    return Decision.of(
        node.in(new Phase.Ended(verdict, sentence)).waiting(List.of()), new Announce(news));
  }
}
