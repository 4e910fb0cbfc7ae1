package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.OperationAccepted;
import io.swarmkeeper.planner.admission.Admission.Asking;
import io.swarmkeeper.planner.admission.Answer.Refused;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Drains and activations. */
final class NodeAdmission {
  private NodeAdmission() {}

  /** Of a node, given by name or id. */
  static Answer of(Asking asking, String nodeName, Facts facts) {
    var cluster = facts.cluster();
    var node = cluster.node(nodeName);
    if (node.isEmpty()) {
      return Refused.because(nodeName, "there is no such node; the swarm has " + names(cluster));
    }
    if (asking.kind() == Kind.DRAIN
        && cluster.nodes().values().stream()
            .noneMatch(n -> n.takesTasks() && !n.id().equals(node.get().id()))) {
      return Refused.because(
          nodeName, "no other node is ready and active: everything that runs here would stop");
    }
    var objection = Deadlines.objection(asking.deadline().orElse(Deadlines.NODE));
    if (objection.isPresent()) {
      return Refused.because(nodeName, objection.get());
    }
    var work = work(asking, node.get(), facts);
    return new Answer.Begin(work, Optional.empty(), List.of(new Announce(accepted(work))));
  }

  private static NodeOperation work(Asking asking, NodeView node, Facts facts) {
    var cluster = facts.cluster();
    var header =
        Header.of(
                asking.request(),
                asking.kind(),
                node.host(),
                cluster.now(),
                asking.deadline().orElse(Deadlines.NODE))
            .with(facts.nonce());
    var affected =
        cluster.all().stream()
            .filter(s ->
                !s.global()
                    && s.tasks().stream()
                        .anyMatch(t -> t.shouldRun() && t.nodeId().equals(Optional.of(node.id()))))
            .map(s -> s.name())
            .sorted()
            .toList();
    return new NodeOperation(
        header, node.id(), affected, new NodeOperation.Phase.Waiting(), List.of());
  }

  private static OperationAccepted accepted(NodeOperation work) {
    var header = work.header();
    var summary =
        header.kind() == Kind.DRAIN
            ? "empty %s: %s services have tasks there"
                .formatted(header.target(), work.affected().size())
            : "let " + header.target() + " take tasks again";
    return new OperationAccepted(
        header.kind(), header.target(), Optional.empty(), summary, header.deadline());
  }

  private static String names(ClusterView cluster) {
    return cluster.nodes().values().stream()
        .map(NodeView::host)
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
