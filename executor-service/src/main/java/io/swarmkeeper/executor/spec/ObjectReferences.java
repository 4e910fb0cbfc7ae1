package io.swarmkeeper.executor.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.engine.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Secrets and configs are named in a spec, but the engine wants their ids: they are looked up just
 * before the write, because an object of that name may have been created anew since the revision.
 */
final class ObjectReferences {
  private final ObjectIds names;
  private final List<String> missing = new ArrayList<>();

  ObjectReferences(ObjectIds names) {
    this.names = names;
  }

  /** Puts the ids into a container spec and says in sentences which names have none. */
  List<String> resolve(ObjectNode container) {
    for (var reference : Json.objects(container.path("Secrets"))) {
      put(reference, "Secret", names.secrets());
    }
    for (var reference : Json.objects(container.path("Configs"))) {
      put(reference, "Config", names.configs());
    }
    if (container.at("/Privileges/CredentialSpec") instanceof ObjectNode credential) {
      credentialSpec(credential);
    }
    return List.copyOf(missing);
  }

  private void put(ObjectNode reference, String kind, Map<String, String> ids) {
    var name = reference.path(kind + "Name").asText();
    var id = ids.get(name);
    if (id != null) {
      reference.put(kind + "ID", id);
    } else {
      missing.add(
          "the "
              + kind.toLowerCase(java.util.Locale.ROOT)
              + " '"
              + name
              + "' does not exist: create it first");
    }
  }

  /** A live spec has the id here, a stack file the name. */
  private void credentialSpec(ObjectNode credential) {
    var given = credential.path("Config").asText();
    if (given.isEmpty() || names.configs().containsValue(given)) {
      return;
    }
    var id = names.configs().get(given);
    if (id != null) {
      credential.put("Config", id);
    } else {
      missing.add(
          "the config '" + given + "' for the credential spec does not exist: create it first");
    }
  }
}
