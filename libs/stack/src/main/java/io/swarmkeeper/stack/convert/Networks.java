package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.StackSpec.Named;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The networks that services use: created, external, and attached. */
record Networks(Scope scope) {
  private static final Set<String> BUILT_IN = Set.of("bridge", "host", "none", "default");

  /** Bodies of the networks to create, by name. */
  List<Named> created() {
    Map<String, Named> created = new TreeMap<>();
    for (String key : used()) {
      Mapping network = entry(key);
      if (!network.isTrue("external")) {
        String name = scope.name(key, network);
        created.put(name, new Named(key, name, body(name, network), Optional.empty()));
      }
    }
    return List.copyOf(created.values());
  }

  /** Names of the networks that must be there. */
  List<String> external() {
    return used().stream()
        .map(this::entry)
        .filter(network -> network.isTrue("external"))
        .map(network -> network.text("name"))
        .filter(Networks::isUserDefined)
        .sorted()
        .distinct()
        .toList();
  }

  ArrayNode attachments(String service, Mapping body) {
    List<ObjectNode> attachments =
        attached(body).entrySet().stream()
            .map(e -> attachment(service, e.getKey(), e.getValue()))
            .sorted(Comparator.comparing(a -> a.get("Target").asText()))
            .toList();
    return GoJson.array().addAll(attachments);
  }

  private ObjectNode attachment(String service, String key, Value value) {
    Mapping network = entry(key);
    String target = scope.name(key, network);
    ObjectNode attachment = GoJson.object().put("Target", target);
    Mapping settings = value instanceof Mapping m ? m : Mapping.empty(value.at());
    ArrayNode aliases = GoJson.texts(GoJson.printed(settings.items("aliases")));
    if (isUserDefined(target)) {
      aliases.add(service);
    }
    GoJson.set(attachment, "Aliases", aliases);
    GoJson.set(attachment, "DriverOpts", GoJson.strings(settings.below("driver_opts")));
    return attachment;
  }

  private ObjectNode body(String name, Mapping network) {
    ObjectNode body = GoJson.object();
    body.put("Name", name);
    body.put("CheckDuplicate", scope.compat().is28());
    String driver = network.text("driver");
    body.put("Driver", driver.isEmpty() ? "overlay" : driver);
    body.put("Scope", "");
    if (!scope.compat().is28()) {
      body.put("EnableIPv6", false);
    }
    body.set("IPAM", network.mapping("ipam").flatMap(Networks::ipam).orElse(null));
    body.put("Internal", network.isTrue("internal"));
    body.put("Attachable", network.isTrue("attachable"));
    body.put("Ingress", false);
    body.put("ConfigOnly", false);
    body.putNull("ConfigFrom");
    body.set("Options", network.mapping("driver_opts").map(GoJson::strings).orElse(null));
    body.set("Labels", scope.labels(network));
    return body;
  }

  private static Optional<ObjectNode> ipam(Mapping ipam) {
    List<Value> pools = ipam.items("config");
    if (ipam.text("driver").isEmpty() && pools.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode body = GoJson.object().put("Driver", ipam.text("driver")).putNull("Options");
    ArrayNode config = GoJson.array();
    for (Value pool : pools) {
      ObjectNode subnet = GoJson.object();
      GoJson.text(subnet, "Subnet", pool instanceof Mapping m ? m.text("subnet") : "");
      config.add(subnet);
    }
    body.set("Config", pools.isEmpty() ? null : config);
    return Optional.of(body);
  }

  private Set<String> used() {
    var used = new TreeSet<String>();
    scope
        .sections()
        .services()
        .values()
        .forEach(service -> used.addAll(attached(service).keySet()));
    return used;
  }

  private static Map<String, Value> attached(Mapping service) {
    Map<String, Value> attached = new LinkedHashMap<>();
    service.below("networks").fields().forEach((key, field) -> attached.put(key, field.value()));
    if (attached.isEmpty()) {
      attached.put("default", Mapping.empty(service.at()));
    }
    return attached;
  }

  /** Reports networks that nothing defines. */
  void check(String service, Mapping body) {
    Mapping networks = body.below("networks");
    for (var entry : networks.fields().entrySet()) {
      String key = entry.getKey();
      boolean known =
          key.equals("default")
              || scope.sections().other("networks").containsKey(key)
              || scope.sections().mayHaveMore("networks")
              || networks.unread(key);
      if (!known) {
        scope.refuse(
            entry.getValue().key(),
            "services." + service + ".networks." + key,
            "undefined network \"" + key + "\"; define it under the top-level 'networks'");
      }
    }
  }

  private Mapping entry(String key) {
    return scope
        .sections()
        .other("networks")
        .getOrDefault(key, Mapping.empty(scope.sections().at()));
  }

  private static boolean isUserDefined(String name) {
    return !BUILT_IN.contains(name) && !name.startsWith("container:");
  }
}
