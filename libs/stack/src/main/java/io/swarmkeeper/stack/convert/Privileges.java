package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.List;
import java.util.Optional;

/** A container's privileges: of what stack files can say, the Windows credential spec. */
final class Privileges {
  private final Scope scope;

  Privileges(Scope scope) {
    this.scope = scope;
  }

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
