package io.swarmkeeper.planner.preflight.place;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.view.Suitability;
import io.swarmkeeper.swarm.view.SwarmNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An image that is not for the nodes which the constraints allow: the classic of swarms with
 * Windows and Linux, or with Intel and ARM.
 */
public final class WrongPlatform implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var placement = candidate.settings().placement();
    var allowed =
        candidate.observed().state().nodes().stream()
            .filter(n -> Suitability.constraintsHold(placement, n))
            .toList();
    var misfits = allowed.stream().filter(n -> !candidate.suitable().contains(n)).toList();
    if (misfits.isEmpty()) {
      return List.of();
    }
    var image =
        "the image is for %s, and the nodes that the constraints allow are "
            .formatted(String.join(", ", candidate.settings().platforms()));
    if (misfits.size() == allowed.size()) {
      return List.of(
          candidate.error(
              "image",
              image + nodes(misfits) + ": no node runs it, its tasks would wait for ever"));
    }
    return candidate.everyNode()
        ? List.of(
            candidate.warning(
                "image", image + "also " + nodes(misfits) + ": a global service has no task there"))
        : List.of();
  }

  private static String nodes(List<ObjectNode> nodes) {
    return nodes.stream()
        .map(SwarmNode::new)
        .map(n -> n.hostname().orElse("") + " (" + n.platform() + ")")
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }
}
