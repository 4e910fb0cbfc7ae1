package io.swarmkeeper.planner.preflight.object;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.settings.Mount;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * start-first with state of one node: for a while the old and the new task have the same files open
 * for writing. A service of which several tasks share a node lives with that all the time.
 */
public final class TwoWriters implements CandidateRule {
  /** The node's own, which nobody mounts to keep state in. */
  private static final Pattern OF_THE_NODE =
      Pattern.compile("/|/(?:dev|etc|lib|proc|run|sys|usr|var/run)(?:/.*)?|.*\\.sock");

  @Override
  public List<Finding> check(Candidate candidate) {
    var starts = candidate.effect().restarts() && candidate.pace().startFirst();
    if (!starts || candidate.live().isEmpty() || severalOnOneNode(candidate)) {
      return List.of();
    }
    var before = candidate.live().get().settings().mounts().stream().map(Mount::source).toList();
    var shared =
        candidate.settings().mounts().stream()
            .filter(TwoWriters::written)
            .map(Mount::source)
            .filter(before::contains)
            .distinct()
            .toList();
    return shared.isEmpty()
        ? List.of()
        : List.of(
            candidate.warning(
                "deploy.update_config.order",
                ("start-first: where the new task starts on the old one's node, both write to %s for"
                        + " a while. Use order: stop-first, unless they can share it")
                    .formatted(String.join(", ", shared))));
  }

  private static boolean written(Mount mount) {
    return !mount.readOnly()
        && !mount.source().isEmpty()
        && switch (mount.type()) {
          case "volume" -> NodeLocalVolumes.local(mount);
          case "bind" -> !OF_THE_NODE.matcher(mount.source()).matches();
          default -> false;
        };
  }

  private static boolean severalOnOneNode(Candidate candidate) {
    var nodes = new HashSet<Optional<String>>();
    return candidate.running().stream().map(TaskView::nodeId).anyMatch(node -> !nodes.add(node));
  }
}
