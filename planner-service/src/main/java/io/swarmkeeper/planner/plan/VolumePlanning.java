package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.spec.SpecDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What becomes of named volumes. They belong to nodes, so nobody can list them: what is known is
 * which services of the swarm mount them, and how. A node makes a volume when its first task needs
 * it, and never changes it.
 */
final class VolumePlanning {
  private static final String NAMESPACE = "com.docker.stack.namespace";

  private final Map<String, List<JsonNode>> used;
  private final List<ObjectPlan> plans = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private VolumePlanning(Map<String, List<JsonNode>> used) {
    this.used = used;
  }

  /** Plans and findings. */
  record Volumes(List<ObjectPlan> plans, List<Finding> findings) {}

  static Volumes of(Wanted wanted, Observed observed) {
    var planning =
        new VolumePlanning(volumes(observed.state().services().stream().map(s -> s.path("Spec"))));
    volumes(wanted.services().stream().map(Wanted.Service::spec))
        .forEach((name, mounts) -> planning.volume(name, mounts.getFirst()));
    return new Volumes(List.copyOf(planning.plans), List.copyOf(planning.findings));
  }

  private void volume(String name, JsonNode mount) {
    var live = used.getOrDefault(name, List.of());
    var stack = stack(mount);
    var foreign =
        live.stream()
            .flatMap(m -> stack(m).stream())
            .filter(owner -> stack.filter(own -> !own.equals(owner)).isPresent())
            .findFirst();
    if (foreign.isPresent()) {
      foreign(name, foreign.get());
    } else if (live.isEmpty()) {
      unused(name, stack.isEmpty());
    } else if (live.stream().noneMatch(m -> options(m).equals(options(mount)))) {
      changed(name);
    } else {
      plan(name, Action.NONE, "is used already");
    }
  }

  private void unused(String name, boolean external) {
    if (external) {
      plan(name, Action.NONE, "is external: a node that lacks it makes an empty one");
    } else {
      plan(name, Action.CREATE, "is new: a node makes it when its first task there starts");
    }
  }

  private void foreign(String name, String owner) {
    plan(name, Action.NONE, "belongs to stack " + owner);
    findings.add(
        Finding.error(
            "volumes." + name,
            "a volume of this name belongs to stack "
                + owner
                + ": declare it external to share it, or give yours another name"));
  }

  private void changed(String name) {
    plan(name, Action.NONE, "is used already with other options, and stays as it is");
    findings.add(
        Finding.warning(
            "volumes." + name,
            "the file gives other driver options than the volume was made with, and nodes that have"
                + " it ignore them: remove it there (docker volume rm "
                + name
                + "), or give it another name"));
  }

  private void plan(String name, Action action, String why) {
    plans.add(new ObjectPlan("volume", name, action, why));
  }

  /** A volume that no stack made, or an external one, is nobody's. */
  private static Optional<String> stack(JsonNode mount) {
    return EngineJson.label(mount.path("VolumeOptions"), NAMESPACE);
  }

  private static String options(JsonNode mount) {
    var driver = mount.at("/VolumeOptions/DriverConfig");
    return EngineJson.text(driver, "/Name").orElse("local")
        + SpecDigest.of(EngineJson.object(driver, "/Options"));
  }

  private static Map<String, List<JsonNode>> volumes(Stream<? extends JsonNode> specs) {
    var found = new LinkedHashMap<String, List<JsonNode>>();
    specs
        .map(spec -> spec.at("/TaskTemplate/ContainerSpec/Mounts"))
        .flatMap(mounts -> StreamSupport.stream(mounts.spliterator(), false))
        .filter(m -> EngineJson.textOrEmpty(m, "/Type").equals("volume"))
        .forEach(m ->
            EngineJson.text(m, "/Source")
                .ifPresent(name -> found.computeIfAbsent(name, _ -> new ArrayList<>()).add(m)));
    return found;
  }
}
