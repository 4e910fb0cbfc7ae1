package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.text.Cpus;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.text.GoNumber;
import io.swarmkeeper.stack.text.Memory;
import io.swarmkeeper.stack.text.Unfit;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.math.BigInteger;
import java.util.Optional;

/** What a service says about its tasks beside the container: resources, restarts, placement. */
final class TaskRules {
  private final Scope scope;

  TaskRules(Scope scope) {
    this.scope = scope;
  }

  ObjectNode resources(String service, Mapping deploy) {
    ObjectNode resources = Json.object();
    Mapping given = deploy.mapping("resources").orElse(Mapping.empty(deploy.at()));
    String path = "services." + service + ".deploy.resources.";
    given
        .mapping("limits")
        .ifPresent(limits -> {
          ObjectNode body = amounts(limits, path + "limits.");
          Json.number(body, "Pids", Json.number(limits, "pids"));
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
    ObjectNode body = Json.object();
    try {
      String cpus = given.text("cpus");
      Json.number(body, "NanoCPUs", cpus.isEmpty() ? 0 : Cpus.nanos(cpus));
    } catch (Unfit e) {
      scope.problems().refuse(given.where("cpus"), path + "cpus", e.getMessage());
    }
    try {
      Optional<Value> memory = given.get("memory");
      Json.number(
          body,
          "MemoryBytes",
          memory.isPresent() && !given.unread("memory")
              ? Memory.bytes(given.text("memory"), scope.compat())
              : 0);
    } catch (Unfit e) {
      scope.problems().refuse(given.where("memory"), path + "memory", e.getMessage());
    }
    return body;
  }

  private static void generic(Mapping reservations, ObjectNode body) {
    ArrayNode all = Json.array();
    for (Value item : reservations.items("generic_resources")) {
      ObjectNode resource = all.addObject();
      if (item instanceof Mapping m) {
        m.mapping("discrete_resource_spec").ifPresent(spec -> discrete(resource, spec));
      }
    }
    if (!all.isEmpty()) {
      body.set("GenericResources", all);
    }
  }

  private static void discrete(ObjectNode resource, Mapping spec) {
    ObjectNode body = resource.putObject("DiscreteResourceSpec");
    Json.text(body, "Kind", spec.text("kind"));
    Json.number(body, "Value", Json.number(spec, "value"));
  }

  /** deploy.restart_policy, or else the old {@code restart}. */
  Optional<ObjectNode> restart(String service, Mapping body, Mapping deploy) {
    Optional<Mapping> policy = deploy.mapping("restart_policy");
    if (policy.isPresent()) {
      return policy.map(TaskRules::policy);
    }
    try {
      return old(body.text("restart"));
    } catch (Unfit e) {
      scope
          .problems()
          .refuse(body.where("restart"), "services." + service + ".restart", e.getMessage());
      return Optional.empty();
    }
  }

  private static ObjectNode policy(Mapping given) {
    ObjectNode body = Json.object();
    Json.text(body, "Condition", given.text("condition"));
    duration(body, "Delay", given, "delay");
    Json.count(given, "max_attempts").ifPresent(n -> Json.unsigned(body, "MaxAttempts", n));
    duration(body, "Window", given, "window");
    return body;
  }

  /** A pointer in Go: a given 0 is sent. */
  private static void duration(ObjectNode body, String name, Mapping given, String key) {
    if (given.get(key).filter(Text.class::isInstance).isPresent()) {
      GoDuration.nanos(given.text(key)).ifPresent(nanos -> body.put(name, nanos));
    }
  }

  private Optional<ObjectNode> old(String restart) throws Unfit {
    int colon = restart.indexOf(':');
    String word = colon < 0 ? restart : restart.substring(0, colon);
    String count = colon < 0 ? "" : restart.substring(colon + 1);
    boolean bare = scope.compat().is28() ? count.isEmpty() : colon < 0;
    Optional<BigInteger> times = GoNumber.whole(count);
    boolean nameless = colon == 0 && scope.compat().is28();
    if (nameless || (!bare && times.isEmpty())) {
      throw new Unfit("'" + restart + "' is no restart policy; write on-failure:3");
    }
    return switch (word) {
      case "", "no" -> Optional.empty();
      case "always", "unless-stopped" -> Optional.of(Json.object().put("Condition", "any"));
      case "on-failure" -> {
        ObjectNode policy = Json.object().put("Condition", "on-failure");
        Json.unsigned(policy, "MaxAttempts", times.orElse(BigInteger.ZERO));
        yield Optional.of(policy);
      }
      default ->
          throw new Unfit("unknown restart policy '" + word + "'; use deploy.restart_policy");
    };
  }

  ObjectNode placement(Mapping deploy) {
    ObjectNode body = Json.object();
    Mapping given = deploy.mapping("placement").orElse(Mapping.empty(deploy.at()));
    Json.list(body, "Constraints", Json.printed(given.items("constraints")));
    ArrayNode preferences = Json.array();
    for (Value item : given.items("preferences")) {
      String spread = item instanceof Mapping m ? m.text("spread") : "";
      preferences.addObject().putObject("Spread").put("SpreadDescriptor", spread);
    }
    if (!preferences.isEmpty()) {
      body.set("Preferences", preferences);
    }
    Json.count(given, "max_replicas_per_node")
        .filter(n -> n.signum() != 0)
        .ifPresent(n -> Json.unsigned(body, "MaxReplicas", n));
    return body;
  }
}
