package io.swarmkeeper.planner.preflight.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.Candidate;
import io.swarmkeeper.planner.preflight.Rule;
import io.swarmkeeper.swarm.EngineJson;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * State that stays behind: a named volume of the local driver belongs to one node, and a task that
 * starts on another finds an empty one, healthy all the same.
 */
public final class NodeLocalVolumes implements Rule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var mounts = candidate.spec().at("/TaskTemplate/ContainerSpec/Mounts");
    var local =
        StreamSupport.stream(mounts.spliterator(), false)
            .filter(NodeLocalVolumes::local)
            .map(m -> EngineJson.textOrEmpty(m, "/Source"))
            .distinct()
            .toList();
    var starts = candidate.effect().restarts() || candidate.added() > 0;
    if (local.isEmpty() || candidate.everyNode() || !starts || candidate.suitable().size() < 2) {
      return List.of();
    }
    return List.of(
        candidate.warning(
            "volumes",
            "volume "
                + String.join(", ", local)
                + " belongs to one node, and its tasks may start on any of "
                + candidate.suitable().size()
                + ": what it holds stays behind. Pin the service with a placement constraint"));
  }

  private static boolean local(JsonNode mount) {
    return EngineJson.textOrEmpty(mount, "/Type").equals("volume")
        && EngineJson.text(mount, "/Source").isPresent()
        && EngineJson.text(mount, "/VolumeOptions/DriverConfig/Name")
            .orElse("local")
            .equals("local")
        && !shared(mount.at("/VolumeOptions/DriverConfig/Options"));
  }

  /** The local driver can mount a share of the network. */
  private static boolean shared(JsonNode options) {
    return List.of("nfs", "nfs4", "cifs").contains(EngineJson.textOrEmpty(options, "/type"));
  }
}
