package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.planner.plan.object.ObjectPlanning.Objects;
import io.swarmkeeper.swarm.settings.Mount;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.spec.SpecDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What becomes of named volumes. They belong to nodes, so nobody can list them: what is known is
 * which services of the swarm mount them, and how. A node makes a volume when its first task needs
 * it, and never changes it.
 */
final class VolumePlanning {
  private final Map<String, List<Mount>> used;
  private final List<ObjectPlan> plans = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private VolumePlanning(Map<String, List<Mount>> used) {
    this.used = used;
  }

  static Objects of(Wanted wanted, Observed observed) {
    var planning =
        new VolumePlanning(
            volumes(
                observed.state().services().stream().map(s -> new ServiceSpec(s.path("Spec")))));
    volumes(wanted.services().stream().map(s -> new ServiceSpec(s.spec())))
        .forEach((name, mounts) -> planning.volume(name, mounts.getFirst()));
    return new Objects(List.copyOf(planning.plans), List.copyOf(planning.findings));
  }

  private void volume(String name, Mount mount) {
    var live = used.getOrDefault(name, List.of());
    var stack = mount.stack();
    var foreign =
        live.stream()
            .flatMap(m -> m.stack().stream())
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

  private static String options(Mount mount) {
    return mount.driver() + SpecDigest.of(mount.driverOptions());
  }

  private static Map<String, List<Mount>> volumes(Stream<ServiceSpec> specs) {
    var found = new LinkedHashMap<String, List<Mount>>();
    specs
        .flatMap(spec -> spec.mounts().stream())
        .forEach(m ->
            m.volume()
                .ifPresent(name -> found.computeIfAbsent(name, _ -> new ArrayList<>()).add(m)));
    return found;
  }
}
