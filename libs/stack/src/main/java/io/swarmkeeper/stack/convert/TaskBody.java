package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.text.Cpus;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.text.GoNumber;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.text.MemorySize;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.math.BigInteger;
import java.util.Optional;

/** A service's TaskTemplate: the container, resources, restarts, placement. */
final class TaskBody {
  private final Scope scope;
  private final Networks networks;
  private final ContainerBody containers;

  TaskBody(Scope scope, Networks networks, FileReferences references) {
    this.scope = scope;
    this.networks = networks;
    this.containers = new ContainerBody(scope, references);
  }

  ObjectNode body(String service, Mapping given, Mapping deploy) {
    ObjectNode task = GoJson.object();
    task.set("ContainerSpec", containers.body(service, given));
    task.set("Resources", resources(service, deploy));
    restart(service, given, deploy).ifPresent(policy -> task.set("RestartPolicy", policy));
    task.set("Placement", placement(deploy));
    task.set("Networks", networks.attachments(service, given));
    given.mapping("logging").ifPresent(logging -> task.set("LogDriver", logDriver(logging)));
    return task.put("ForceUpdate", 0);
  }

  private static ObjectNode logDriver(Mapping logging) {
    ObjectNode driver = GoJson.object();
    GoJson.text(driver, "Name", logging.text("driver"));
    GoJson.set(driver, "Options", GoJson.strings(logging.below("options")));
    return driver;
  }

  private ObjectNode resources(String service, Mapping deploy) {
    ObjectNode resources = GoJson.object();
    Mapping given = deploy.below("resources");
    String path = "services." + service + ".deploy.resources.";
    given
        .mapping("limits")
        .ifPresent(limits -> {
          ObjectNode body = amounts(limits, path + "limits.");
          GoJson.number(body, "Pids", GoJson.number(limits, "pids"));
          resources.set("Limits", body);
        });
    given
        .mapping("reservations")
        .ifPresent(reservations -> {
          ObjectNode body = amounts(reservations, path + "reservations.");
          generic(reservations, body);
          resources.set("Reservations", body);
        });
    return resources;
  }

  private ObjectNode amounts(Mapping given, String path) {
    ObjectNode body = GoJson.object();
    try {
      String cpus = given.text("cpus");
      GoJson.number(body, "NanoCPUs", cpus.isEmpty() ? 0 : Cpus.nanos(cpus));
    } catch (MalformedText e) {
      scope.refuse(given.where("cpus"), path + "cpus", e.getMessage());
    }
    try {
      Optional<Value> memory = given.get("memory");
      GoJson.number(
          body,
          "MemoryBytes",
          memory.isPresent() && !given.unread("memory")
              ? MemorySize.bytes(given.text("memory"), scope.compat())
              : 0);
    } catch (MalformedText e) {
      scope.refuse(given.where("memory"), path + "memory", e.getMessage());
    }
    return body;
  }

  private static void generic(Mapping reservations, ObjectNode body) {
    ArrayNode all = GoJson.array();
    for (Value item : reservations.items("generic_resources")) {
      ObjectNode resource = all.addObject();
      if (item instanceof Mapping m) {
        m.mapping("discrete_resource_spec").ifPresent(spec -> discrete(resource, spec));
      }
    }
    GoJson.set(body, "GenericResources", all);
  }

  private static void discrete(ObjectNode resource, Mapping spec) {
    ObjectNode body = resource.putObject("DiscreteResourceSpec");
    GoJson.text(body, "Kind", spec.text("kind"));
    GoJson.number(body, "Value", GoJson.number(spec, "value"));
  }

  /** deploy.restart_policy, or else the old {@code restart}. */
  private Optional<ObjectNode> restart(String service, Mapping body, Mapping deploy) {
    Optional<Mapping> policy = deploy.mapping("restart_policy");
    if (policy.isPresent()) {
      return policy.map(TaskBody::policy);
    }
    try {
      return old(body.text("restart"));
    } catch (MalformedText e) {
      scope.refuse(body.where("restart"), "services." + service + ".restart", e.getMessage());
      return Optional.empty();
    }
  }

  private static ObjectNode policy(Mapping given) {
    ObjectNode body = GoJson.object();
    GoJson.text(body, "Condition", given.text("condition"));
    duration(body, "Delay", given, "delay");
    GoJson.count(given, "max_attempts").ifPresent(n -> GoJson.unsigned(body, "MaxAttempts", n));
    duration(body, "Window", given, "window");
    return body;
  }

  /** A pointer in Go: a given 0 is sent. */
  private static void duration(ObjectNode body, String name, Mapping given, String key) {
    given
        .get(key, Text.class)
        .ifPresent(text -> GoDuration.nanos(text.text()).ifPresent(nanos -> body.put(name, nanos)));
  }

  private Optional<ObjectNode> old(String restart) throws MalformedText {
    int colon = restart.indexOf(':');
    String word = colon < 0 ? restart : restart.substring(0, colon);
    String count = colon < 0 ? "" : restart.substring(colon + 1);
    boolean bare = scope.compat().is28() ? count.isEmpty() : colon < 0;
    Optional<BigInteger> times = GoNumber.whole(count);
    boolean nameless = colon == 0 && scope.compat().is28();
    if (nameless || (!bare && times.isEmpty())) {
      throw new MalformedText("'" + restart + "' is no restart policy; write on-failure:3");
    }
    return switch (word) {
      case "", "no" -> Optional.empty();
      case "always", "unless-stopped" -> Optional.of(GoJson.object().put("Condition", "any"));
      case "on-failure" -> {
        ObjectNode policy = GoJson.object().put("Condition", "on-failure");
        GoJson.unsigned(policy, "MaxAttempts", times.orElse(BigInteger.ZERO));
        yield Optional.of(policy);
      }
      default ->
          throw new MalformedText(
              "unknown restart policy '" + word + "'; use deploy.restart_policy");
    };
  }

  private static ObjectNode placement(Mapping deploy) {
    ObjectNode body = GoJson.object();
    Mapping given = deploy.below("placement");
    GoJson.list(body, "Constraints", GoJson.printed(given.items("constraints")));
    ArrayNode preferences = GoJson.array();
    for (Value item : given.items("preferences")) {
      String spread = item instanceof Mapping m ? m.text("spread") : "";
      preferences.addObject().putObject("Spread").put("SpreadDescriptor", spread);
    }
    GoJson.set(body, "Preferences", preferences);
    GoJson.count(given, "max_replicas_per_node")
        .filter(n -> n.signum() != 0)
        .ifPresent(n -> GoJson.unsigned(body, "MaxReplicas", n));
    return body;
  }
}
