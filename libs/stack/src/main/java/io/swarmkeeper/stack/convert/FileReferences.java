package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A service's secrets and configs, by name; ids are found when the service is written. */
final class FileReferences {
  private final Scope scope;
  private final Set<String> externalSecrets = new TreeSet<>();
  private final Set<String> externalConfigs = new TreeSet<>();

  FileReferences(Scope scope) {
    this.scope = scope;
  }

  List<String> externalSecrets() {
    return List.copyOf(externalSecrets);
  }

  List<String> externalConfigs() {
    return List.copyOf(externalConfigs);
  }

  ArrayNode secrets(String service, Mapping body) {
    return sorted(references("secrets", "SecretName", service, body), "SecretName");
  }

  ArrayNode configs(String service, Mapping body) {
    List<ObjectNode> references = references("configs", "ConfigName", service, body);
    Mapping spec = body.below("credential_spec");
    String config = spec.text("config");
    if (!config.isEmpty()) {
      name("configs", config, spec, "services." + service + ".credential_spec.config")
          .ifPresent(name -> references.add(runtime(name)));
    }
    return sorted(references, "ConfigName");
  }

  private static ObjectNode runtime(String name) {
    ObjectNode reference = GoJson.object().put("ConfigName", name);
    reference.putObject("Runtime");
    return reference;
  }

  private List<ObjectNode> references(String section, String named, String service, Mapping body) {
    List<ObjectNode> references = new ArrayList<>();
    Set<String> targets = new HashSet<>();
    for (var item : body.items("services." + service, section).entrySet()) {
      String path = item.getKey();
      Mapping reference = item.getValue();
      ObjectNode file = file(reference);
      String target = file.get("Name").asText();
      if (!reference.unread("source")) {
        name(section, reference.text("source"), reference, path)
            .ifPresent(name -> references.add(reference(named, name, file)));
      }
      boolean known = !reference.unread(reference.get("target").isPresent() ? "target" : "source");
      if (known && !targets.add(target)) {
        scope.refuse(
            reference.at(), path, "the target '" + target + "' is already taken by another one");
      }
    }
    return references;
  }

  private static ObjectNode reference(String named, String name, ObjectNode file) {
    ObjectNode node = GoJson.object();
    node.set("File", file);
    return node.put(named, name);
  }

  /** The real name of what a key stands for. */
  private Optional<String> name(String section, String key, Mapping at, String path) {
    Mapping entry = scope.sections().other(section).get(key);
    if (entry == null && scope.sections().mayHaveMore(section)) {
      return Optional.empty();
    }
    if (entry == null) {
      String kind = section.equals("secrets") ? "secret" : "config";
      scope.refuse(
          at.at(),
          path,
          "undefined "
              + kind
              + " \""
              + key
              + "\"; define it under the top-level '"
              + section
              + "'");
      return Optional.empty();
    }
    String name = scope.name(key, entry);
    if (entry.isTrue("external")) {
      (section.equals("secrets") ? externalSecrets : externalConfigs).add(name);
    }
    return Optional.of(name);
  }

  private static ObjectNode file(Mapping reference) {
    ObjectNode file = GoJson.object();
    file.put("Name", or(reference.text("target"), reference.text("source")));
    file.put("UID", or(reference.text("uid"), "0"));
    file.put("GID", or(reference.text("gid"), "0"));
    file.put("Mode", GoJson.given(reference, "mode").orElse(0444) & 0xffff_ffffL);
    return file;
  }

  private static String or(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private static ArrayNode sorted(List<ObjectNode> references, String named) {
    references.sort(Comparator.comparing(r -> r.get(named).asText()));
    return GoJson.array().addAll(references);
  }
}
