package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a service says beside its tasks: mode, endpoint, how it is updated. */
final class ServiceRules {
  /** Go keeps 32 bits of these. */
  private static final long WORD = 0xffff_ffffL;

  private final Scope scope;

  ServiceRules(Scope scope) {
    this.scope = scope;
  }

  ObjectNode mode(String service, Mapping deploy) {
    String mode = deploy.text("mode");
    Optional<BigInteger> replicas = Json.count(deploy, "replicas");
    boolean jobs = scope.compat().is28();
    ObjectNode body = Json.object();
    switch (jobs || !mode.endsWith("-job") ? mode : "no " + mode) {
      case "", "replicated" -> {
        ObjectNode replicated = body.putObject("Replicated");
        replicas.ifPresent(n -> Json.unsigned(replicated, "Replicas", n));
      }
      case "global" -> everywhere(body, "Global", service, deploy);
      case "global-job" -> everywhere(body, "GlobalJob", service, deploy);
      case "replicated-job" -> {
        ObjectNode job = body.putObject("ReplicatedJob");
        replicas.ifPresent(n -> {
          Json.unsigned(job, "MaxConcurrent", n);
          Json.unsigned(job, "TotalCompletions", n);
        });
      }
      default -> {
        String more = jobs ? ", replicated-job, global-job" : "";
        String text = "unknown mode '" + mode + "'; allowed are replicated, global" + more;
        refuse(deploy.where("mode"), service, "mode", text);
      }
    }
    return body;
  }

  private void everywhere(ObjectNode body, String mode, String service, Mapping deploy) {
    body.putObject(mode);
    if (deploy.get("replicas").isPresent() && !deploy.unread("replicas")) {
      refuse(
          deploy.where("replicas"),
          service,
          "replicas",
          "a global service runs one task on every node and takes no 'replicas'");
    }
  }

  private void refuse(Mark at, String service, String key, String text) {
    scope.problems().refuse(at, "services." + service + ".deploy." + key, text);
  }

  ObjectNode endpoint(Mapping body, Mapping deploy) {
    ObjectNode endpoint = Json.object();
    Json.text(endpoint, "Mode", deploy.text("endpoint_mode").toLowerCase(Locale.ROOT));
    List<ObjectNode> ports = new ArrayList<>();
    for (Value port : body.items("ports")) {
      if (port instanceof Mapping mapping) {
        ports.add(port(mapping));
      }
    }
    ports.sort(Comparator.comparingLong(port -> port.path("PublishedPort").asLong()));
    if (!ports.isEmpty()) {
      ArrayNode all = endpoint.putArray("Ports");
      all.addAll(ports);
    }
    return endpoint;
  }

  private static ObjectNode port(Mapping port) {
    ObjectNode body = Json.object();
    Json.text(body, "Protocol", port.text("protocol"));
    Json.number(body, "TargetPort", Json.number(port, "target") & WORD);
    Json.number(body, "PublishedPort", Json.number(port, "published") & WORD);
    Json.text(body, "PublishMode", port.text("mode"));
    return body;
  }

  ObjectNode rollout(Mapping config) {
    ObjectNode body = Json.object();
    Json.unsigned(body, "Parallelism", Json.count(config, "parallelism").orElse(BigInteger.ONE));
    Json.number(body, "Delay", Json.nanos(config, "delay"));
    Json.text(body, "FailureAction", config.text("failure_action"));
    Json.number(body, "Monitor", Json.nanos(config, "monitor"));
    body.set("MaxFailureRatio", ratio(config));
    body.put("Order", config.text("order"));
    return body;
  }

  /** Go writes whole ones without a point. */
  private static JsonNode ratio(Mapping config) {
    float ratio =
        switch (config.get("max_failure_ratio").orElse(null)) {
          case Real(_, var number) -> (float) number;
          case Whole(_, var number) -> number.floatValue();
          case null, default -> 0f;
        };
    boolean whole = ratio == Math.rint(ratio) && Math.abs(ratio) < Long.MAX_VALUE;
    return whole ? LongNode.valueOf((long) ratio) : FloatNode.valueOf(ratio);
  }
}
