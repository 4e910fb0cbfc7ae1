package io.swarmkeeper.stack.schema;

import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keys of services that docker refuses, warns of, or ignores without a word. */
public final class UnsupportedKeys {
  private static final String RESOURCES = "set it under deploy.resources";
  private static final Map<String, String> FORBIDDEN =
      Map.of(
          "extends", "docker stack deploy has no 'extends'; use YAML anchors or several -c files",
          "volume_driver", "define a volume under the top-level 'volumes' and give it a driver",
          "volumes_from",
              "define a volume under the top-level 'volumes' and mount it in both services",
          "cpu_quota", RESOURCES,
          "cpu_shares", RESOURCES,
          "cpuset", RESOURCES,
          "mem_limit", RESOURCES,
          "memswap_limit", RESOURCES);
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "build",
          "cgroupns_mode",
          "cgroup_parent",
          "devices",
          "domainname",
          "external_links",
          "ipc",
          "links",
          "mac_address",
          "network_mode",
          "pid",
          "privileged",
          "security_opt",
          "shm_size",
          "userns_mode");

  private static final Set<String> OTHERWISE_IGNORED =
      Set.of("container_name", "depends_on", "expose", "oom_score_adj", "tmpfs");

  private final Problems problems;
  private final List<List<String>> refused = new ArrayList<>();

  public UnsupportedKeys(Problems problems) {
    this.problems = problems;
  }

  /** Whether docker never looks at what stands under this key of a service. */
  public static boolean isIgnored(String key) {
    return UNSUPPORTED.contains(key) || OTHERWISE_IGNORED.contains(key);
  }

  /** Looks at every service of a file, which comes back without what was refused. */
  public Mapping check(Mapping file) {
    file.mappings("services")
        .forEach(
            (name, service) -> service.fields().forEach((key, field) -> key(name, key, field)));
    return Pruning.without(file, refused);
  }

  private void key(String service, String key, Field field) {
    String path = "services." + service + "." + key;
    if (FORBIDDEN.containsKey(key)) {
      problems.refuse(field.key(), path, FORBIDDEN.get(key));
      refused.add(List.of("services", service, key));
      return;
    }
    if (UNSUPPORTED.contains(key)) {
      problems.warn(field.key(), path, "is not supported by swarm and ignored");
      return;
    }
    switch (key) {
      case "restart" ->
          problems.warn(
              field.key(),
              path,
              "docker says that it ignores this, and honours it unless deploy.restart_policy is"
                  + " given; use that");
      case "oom_score_adj" ->
          problems.warn(field.key(), path, "is ignored silently: docker never sends it");
      case "container_name" ->
          problems.warn(field.key(), path, "is ignored: swarm names its containers itself");
      case "expose" ->
          problems.warn(
              field.key(),
              path,
              "is ignored: services of one network reach each other on every port");
      case "tmpfs" ->
          problems.warn(field.key(), path, "is ignored silently; use 'volumes' with type: tmpfs");
      default -> {}
    }
  }
}
