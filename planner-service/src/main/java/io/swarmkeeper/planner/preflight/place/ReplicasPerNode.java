package io.swarmkeeper.planner.preflight.place;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.view.NodeView;
import io.swarmkeeper.swarm.view.SwarmNode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * max_replicas_per_node that leaves no place: for all tasks, or for a new one beside the old ones.
 * The second is a deadlock of Swarm's (moby#40797): the update neither goes on nor fails.
 */
public final class ReplicasPerNode implements CandidateRule {
  private static final String FIELD = "deploy.placement.max_replicas_per_node";

  @Override
  public List<Finding> check(Candidate candidate) {
    var most = candidate.settings().maxReplicasPerNode();
    var nodes = candidate.open();
    if (most == 0 || candidate.everyNode() || nodes.isEmpty()) {
      return List.of();
    }
    if (candidate.tasks() > most * nodes.size()) {
      return List.of(candidate.error(FIELD, tooMany(candidate, most, nodes.size())));
    }
    var full = nodes.stream().allMatch(n -> candidate.runningOn(n) >= most);
    return full && candidate.effect().restarts() && candidate.pace().startFirst()
        ? List.of(
            candidate.error(
                FIELD,
                "every node has its "
                    + most
                    + " already, and start-first needs a place for a new task beside the old ones:"
                    + " the update would hang. Use order: stop-first, or allow one more"
                    + activate(closed(candidate)).map(a -> ", or " + a).orElse("")))
        : List.of();
  }

  private static String tooMany(Candidate candidate, long most, int nodes) {
    var closed = closed(candidate);
    var words = closed.stream().map(ReplicasPerNode::why).collect(Collectors.joining(", "));
    return "%s on each of %s nodes are %s, and there are to be %s tasks%s: %sask for %s replicas, or allow more on each"
        .formatted(
            most,
            nodes,
            most * nodes,
            candidate.tasks(),
            closed.isEmpty() ? "" : " (" + words + ")",
            activate(closed).map(a -> a + ", ").orElse(""),
            most * nodes);
  }

  /** The nodes that suit too and take no tasks now. */
  private static List<NodeView> closed(Candidate candidate) {
    var open = candidate.open();
    return candidate.suitable().stream()
        .filter(n -> !open.contains(n))
        .map(n -> candidate.observed().view().nodes().get(new SwarmNode(n).id()))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(NodeView::host))
        .toList();
  }

  private static Optional<String> activate(List<NodeView> closed) {
    var up = closed.stream().filter(n -> n.state().equals("ready")).map(NodeView::host).toList();
    return up.isEmpty() ? Optional.empty() : Optional.of("activate " + String.join(" and ", up));
  }

  private static String why(NodeView node) {
    if (!node.state().equals("ready")) {
      return node.host() + " is " + node.state();
    }
    return node.host() + (node.availability().equals("drain") ? " is drained" : " is paused");
  }
}
