package io.swarmkeeper.planner.preflight.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.settings.Mount;
import java.util.List;

/**
 * State that stays behind: a named volume of the local driver belongs to one node, and a task that
 * starts on another finds an empty one, healthy all the same.
 */
public final class NodeLocalVolumes implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var local =
        candidate.settings().mounts().stream()
            .filter(NodeLocalVolumes::local)
            .flatMap(m -> m.volume().stream())
            .distinct()
            .toList();
    var starts = candidate.effect().restarts() || candidate.added() > 0;
    if (local.isEmpty() || candidate.everyNode() || !starts || candidate.suitable().size() < 2) {
      return List.of();
    }
    return List.of(
        candidate.warning(
            "volumes",
            ("volume %s belongs to one node, and its tasks may start on any of %s: what it"
                    + " holds stays behind. Pin the service with a placement constraint")
                .formatted(String.join(", ", local), candidate.suitable().size())));
  }

  static boolean local(Mount mount) {
    return mount.driver().equals("local") && !shared(mount.driverOptions());
  }

  /** The local driver can mount a share of the network. */
  private static boolean shared(JsonNode options) {
    return List.of("nfs", "nfs4", "cifs").contains(EngineJson.textOrEmpty(options, "/type"));
  }
}
