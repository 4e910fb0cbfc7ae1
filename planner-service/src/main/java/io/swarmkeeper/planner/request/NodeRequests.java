package io.swarmkeeper.planner.request;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.OperationAccepted;
import io.swarmkeeper.planner.Operations;
import io.swarmkeeper.planner.Outbound.NotSent;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.store.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.Running;
import io.swarmkeeper.planner.store.StoreUnavailable;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes up drains and activations. */
public final class NodeRequests {
  private static final Duration ALLOWED = Duration.ofMinutes(10);

  private final OperationStore store;
  private final Operations operations;

  /** Keeps operations here. */
  public NodeRequests(OperationStore store, Operations operations) {
    this.store = store;
    this.operations = operations;
  }

  /** Drains or activates a node, given by name or id. */
  public Intake take(
      Envelope request,
      Kind kind,
      String nodeName,
      Optional<Duration> deadline,
      ClusterView cluster)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var node = cluster.node(nodeName);
    if (node.isEmpty()) {
      return Intake.Refused.because(
          nodeName, "there is no such node; the swarm has " + names(cluster));
    }
    if (kind == Kind.DRAIN
        && cluster.nodes().values().stream()
            .noneMatch(n -> n.takesTasks() && !n.id().equals(node.get().id()))) {
      return Intake.Refused.because(
          nodeName, "no other node is ready and active: everything that runs here would stop");
    }
    var id = request.operation().orElseThrow();
    var holder = store.claim(Running.claimOnNode(node.get().id()), id);
    if (!holder.equals(id)) {
      return Intake.Refused.because(
          nodeName,
          "operation "
              + holder
              + " is at work on this node: wait for it, or abort it with 'keeper abort "
              + holder
              + "'");
    }
    var work = work(request, kind, node.get(), deadline, cluster);
    operations.begin(
        new Running.OfNode(work), List.of(new Announce(accepted(work))), cluster.now());
    return new Intake.Begun();
  }

  private static NodeOperation work(
      Envelope request,
      Kind kind,
      NodeView node,
      Optional<Duration> deadline,
      ClusterView cluster) {
    var header =
        new Header(
            request.operation().orElseThrow(),
            kind,
            node.host(),
            request.asked().orElseThrow(),
            request.id(),
            cluster.now(),
            cluster.now().plus(deadline.orElse(ALLOWED)));
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
            ? "empty "
                + header.target()
                + ": "
                + work.affected().size()
                + " services have tasks there"
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
