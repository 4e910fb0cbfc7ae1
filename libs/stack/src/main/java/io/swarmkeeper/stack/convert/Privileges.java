package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a container may do: its Windows credential spec, and its capabilities. */
record Privileges(Scope scope) {
  /**
   * The privileges, which docker always sends.
   *
   * @param container the body so far, with the configs that it references
   */
  ObjectNode body(String service, Mapping given, ObjectNode container) {
    ObjectNode body = GoJson.object();
    Optional<ObjectNode> credentials =
        given.mapping("credential_spec").flatMap(spec -> credentials(service, spec, container));
    body.set("CredentialSpec", credentials.orElse(null));
    body.putNull("SELinuxContext");
    if (scope.compat().is28()) {
      body.put("NoNewPrivileges", false);
    }
    return body;
  }

  private Optional<ObjectNode> credentials(String service, Mapping spec, ObjectNode container) {
    long given =
        List.of("config", "file", "registry").stream()
            .filter(key -> !spec.text(key).isEmpty())
            .count();
    if (given > 1) {
      scope.refuse(
          spec.at(),
          "services." + service + ".credential_spec",
          "only one of 'config', 'file' and 'registry' is allowed");
    }
    if (given != 1) {
      return Optional.empty();
    }
    return Optional.of(
        GoJson.object()
            .put("Config", config(service, spec, container))
            .put("File", spec.text("file"))
            .put("Registry", spec.text("registry")));
  }

  /** Upper case, with CAP_, once each; adding wins over dropping. */
  static void capabilities(Mapping given, ObjectNode container) {
    Set<String> adds = normal(given.items("cap_add"));
    Set<String> drops = normal(given.items("cap_drop"));
    drops.removeAll(adds);
    adds.remove("RESET");
    drops.remove("RESET");
    GoJson.list(container, "CapabilityAdd", adds);
    GoJson.list(container, "CapabilityDrop", drops);
  }

  private static Set<String> normal(List<Value> names) {
    var normal = new TreeSet<String>();
    for (String name : GoJson.printed(names)) {
      String upper = name.strip().toUpperCase(Locale.ROOT);
      boolean special = upper.equals("ALL") || upper.equals("RESET") || upper.startsWith("CAP_");
      normal.add(special ? upper : "CAP_" + upper);
    }
    return normal.contains("ALL") ? new TreeSet<>(List.of("ALL")) : normal;
  }

  /** docker looks among the service's configs for the key, bare or behind the stack's name. */
  private String config(String service, Mapping spec, ObjectNode container) {
    String key = spec.text("config");
    List<String> names = container.path("Configs").findValuesAsText("ConfigName");
    String scoped = scope.stack() + "_" + key;
    if (key.isEmpty() || names.contains(key)) {
      return key;
    }
    boolean defined = scope.sections().other("configs").containsKey(key);
    if (defined && !names.contains(scoped)) {
      scope.refuse(
          spec.where("config"),
          "services." + service + ".credential_spec.config",
          "docker does not find a config here that has a 'name' of its own; leave that out");
    }
    return scoped;
  }
}
