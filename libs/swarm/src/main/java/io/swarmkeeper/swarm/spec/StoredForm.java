package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.EngineJson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A spec as the engine would store it, with names in place of ids and in a fixed order: two specs
 * with the same stored form are the same to Swarm's own comparison.
 */
final class StoredForm {
  private static final String OURS = "io.swarmkeeper.";

  private StoredForm() {}

  static ObjectNode of(ObjectNode spec, ObjectNames names) {
    var normal = spec.deepCopy();
    withoutOurLabels(normal);
    mode(normal);
    task(normal.withObject("/TaskTemplate"), names);
    endpoint(normal.withObject("/EndpointSpec"));
    updates(normal, "UpdateConfig");
    updates(normal, "RollbackConfig");
    return GoValues.pruned(normal);
  }

  /** Ours say which step wrote a spec, not what the spec is. */
  private static void withoutOurLabels(ObjectNode spec) {
    if (spec.get("Labels") instanceof ObjectNode labels) {
      labels.remove(
          labels.propertyStream().map(Map.Entry::getKey).filter(k -> k.startsWith(OURS)).toList());
    }
  }

  private static void mode(ObjectNode spec) {
    var mode = spec.withObject("/Mode");
    if (mode.isEmpty() || mode.has("Replicated")) {
      var replicated = mode.withObject("/Replicated");
      if (!replicated.hasNonNull("Replicas")) {
        replicated.put("Replicas", 1);
      }
    }
  }

  private static void task(ObjectNode task, ObjectNames names) {
    // The writer takes it over from the live service, as the docker CLI does.
    task.remove("ForceUpdate");
    fill(task, "Runtime", "container");
    networks(task, names);
    var container = task.withObject("/ContainerSpec");
    known(container, "Isolation", Set.of("default", "process", "hyperv"), "default");
    references(container, "Secrets", "Secret");
    references(container, "Configs", "Config");
    sort(container, "Env", JsonNode::asText);
    sort(container, "Ulimits", u -> EngineJson.textOrEmpty(u, "/Name"));
    sort(task.path("Placement"), "Platforms", JsonNode::toString);
    if (container.at("/Privileges/CredentialSpec") instanceof ObjectNode credential) {
      EngineJson.text(credential, "/Config")
          .ifPresent(c -> credential.put("Config", names.config(c)));
    }
  }

  private static void networks(ObjectNode task, ObjectNames names) {
    for (var network : objects(task, "Networks")) {
      network.put("Target", names.network(EngineJson.textOrEmpty(network, "/Target")));
      if (network.get("Aliases") instanceof ArrayNode aliases) {
        var sorted = new TreeSet<String>();
        aliases.forEach(alias -> sorted.add(alias.asText()));
        sorted.forEach(network.putArray("Aliases")::add);
      }
    }
    sort(task, "Networks", n -> EngineJson.textOrEmpty(n, "/Target"));
  }

  private static void references(ObjectNode container, String list, String kind) {
    objects(container, list).forEach(reference -> reference.remove(kind + "ID"));
    var name = "/" + kind + "Name";
    sort(
        container,
        list,
        r -> EngineJson.textOrEmpty(r, name) + " " + EngineJson.textOrEmpty(r, "/File/Name"));
  }

  private static void endpoint(ObjectNode endpoint) {
    fill(endpoint, "Mode", "vip");
    for (var port : objects(endpoint, "Ports")) {
      known(port, "Protocol", Set.of("tcp", "udp", "sctp"), "tcp");
      known(port, "PublishMode", Set.of("ingress", "host"), "ingress");
    }
    sort(
        endpoint,
        "Ports",
        p ->
            "%09d %09d %s %s"
                .formatted(
                    EngineJson.whole(p, "/PublishedPort").orElse(0),
                    EngineJson.whole(p, "/TargetPort").orElse(0),
                    EngineJson.textOrEmpty(p, "/Protocol"),
                    EngineJson.textOrEmpty(p, "/PublishMode")));
  }

  private static void updates(ObjectNode spec, String config) {
    if (spec.get(config) instanceof ObjectNode update) {
      fill(update, "FailureAction", "pause");
      fill(update, "Order", "stop-first");
      if (!update.has("Parallelism")) {
        update.put("Parallelism", 0);
      }
    }
  }

  private static void fill(ObjectNode node, String field, String value) {
    if (EngineJson.text(node, "/" + field).isEmpty()) {
      node.put(field, value);
    }
  }

  /** The engine takes a word that it does not know for the usual one, and does not say so. */
  private static void known(ObjectNode node, String field, Set<String> words, String usual) {
    if (!words.contains(EngineJson.textOrEmpty(node, "/" + field))) {
      node.put(field, usual);
    }
  }

  private static List<ObjectNode> objects(JsonNode from, String field) {
    return from.path(field)
        .valueStream()
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }

  private static void sort(JsonNode from, String field, Function<JsonNode, String> by) {
    if (from.get(field) instanceof ArrayNode list) {
      var sorted = list.valueStream().sorted(Comparator.comparing(by)).toList();
      list.removeAll();
      list.addAll(sorted);
    }
  }
}
