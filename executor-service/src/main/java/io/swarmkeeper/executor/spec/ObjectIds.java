package io.swarmkeeper.executor.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.engine.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ids that names have in the swarm just now.
 *
 * @param secrets ids by name
 * @param configs ids by name
 */
public record ObjectIds(Map<String, String> secrets, Map<String, String> configs) {
  public ObjectIds {
    secrets = Map.copyOf(secrets);
    configs = Map.copyOf(configs);
  }

  /** From the engine's lists. */
  public static ObjectIds of(List<ObjectNode> secrets, List<ObjectNode> configs) {
    return new ObjectIds(byName(secrets), byName(configs));
  }

  /**
   * Puts the ids into a container spec, just before the write, because an object of that name may
   * have been created anew since the revision. Says in sentences which names have none.
   */
  List<String> resolve(ObjectNode container) {
    var missing = new ArrayList<String>();
    for (var reference : Json.objects(container.path("Secrets"))) {
      put(reference, "Secret", secrets).ifPresent(missing::add);
    }
    for (var reference : Json.objects(container.path("Configs"))) {
      put(reference, "Config", configs).ifPresent(missing::add);
    }
    if (container.at("/Privileges/CredentialSpec") instanceof ObjectNode credential) {
      putCredentialSpec(credential).ifPresent(missing::add);
    }
    return missing;
  }

  private static Optional<String> put(ObjectNode reference, String kind, Map<String, String> ids) {
    var name = reference.path(kind + "Name").asText();
    if (!ids.containsKey(name)) {
      return Optional.of(
          "the %s '%s' does not exist: create it first"
              .formatted(kind.toLowerCase(Locale.ROOT), name));
    }
    reference.put(kind + "ID", ids.get(name));
    return Optional.empty();
  }

  /** A live spec has the id here, a stack file the name. */
  private Optional<String> putCredentialSpec(ObjectNode credential) {
    var given = credential.path("Config").asText();
    if (given.isEmpty() || configs.containsValue(given)) {
      return Optional.empty();
    }
    if (!configs.containsKey(given)) {
      return Optional.of(
          "the config '" + given + "' for the credential spec does not exist: create it first");
    }
    credential.put("Config", configs.get(given));
    return Optional.empty();
  }

  private static Map<String, String> byName(List<ObjectNode> objects) {
    return objects.stream()
        .collect(
            Collectors.toMap(
                o -> o.at("/Spec/Name").asText(), o -> o.path("ID").asText(), (a, _) -> a));
  }
}
