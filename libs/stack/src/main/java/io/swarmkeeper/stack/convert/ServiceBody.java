package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The body of {@code POST /services/create}. */
record ServiceBody(Scope scope, TaskBody tasks) {
  /** Go keeps 32 bits of these. */
  private static final long WORD = 0xffff_ffffL;

  ObjectNode body(String service, Mapping given) {
    Mapping deploy = given.below("deploy");
    ObjectNode body = GoJson.object().put("Name", scope.stack() + "_" + service);
    body.set("Labels", scope.labels(deploy).put("com.docker.stack.image", given.text("image")));
    body.set("TaskTemplate", tasks.body(service, given, deploy));
    body.set("Mode", mode(service, deploy));
    deploy
        .mapping("update_config")
        .ifPresent(config -> body.set("UpdateConfig", updateConfig(config)));
    deploy
        .mapping("rollback_config")
        .ifPresent(config -> body.set("RollbackConfig", updateConfig(config)));
    body.set("EndpointSpec", endpoint(given, deploy));
    return body;
  }

  private ObjectNode mode(String service, Mapping deploy) {
    String mode = deploy.text("mode");
    Optional<BigInteger> replicas = GoJson.count(deploy, "replicas");
    boolean jobs = scope.compat().is28();
    ObjectNode body = GoJson.object();
    switch (jobs || !mode.endsWith("-job") ? mode : "no " + mode) {
      case "", "replicated" -> {
        ObjectNode replicated = body.putObject("Replicated");
        replicas.ifPresent(n -> GoJson.unsigned(replicated, "Replicas", n));
      }
      case "global" -> everywhere(body, "Global", service, deploy);
      case "global-job" -> everywhere(body, "GlobalJob", service, deploy);
      case "replicated-job" -> {
        ObjectNode job = body.putObject("ReplicatedJob");
        replicas.ifPresent(n -> {
          GoJson.unsigned(job, "MaxConcurrent", n);
          GoJson.unsigned(job, "TotalCompletions", n);
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
    scope.refuse(at, "services." + service + ".deploy." + key, text);
  }

  private static ObjectNode endpoint(Mapping body, Mapping deploy) {
    ObjectNode endpoint = GoJson.object();
    GoJson.text(endpoint, "Mode", deploy.text("endpoint_mode").toLowerCase(Locale.ROOT));
    List<ObjectNode> ports = new ArrayList<>();
    for (Value port : body.items("ports")) {
      if (port instanceof Mapping mapping) {
        ports.add(port(mapping));
      }
    }
    ports.sort(Comparator.comparingLong(port -> port.path("PublishedPort").asLong()));
    GoJson.set(endpoint, "Ports", GoJson.array().addAll(ports));
    return endpoint;
  }

  private static ObjectNode port(Mapping port) {
    ObjectNode body = GoJson.object();
    GoJson.text(body, "Protocol", port.text("protocol"));
    GoJson.number(body, "TargetPort", GoJson.number(port, "target") & WORD);
    GoJson.number(body, "PublishedPort", GoJson.number(port, "published") & WORD);
    GoJson.text(body, "PublishMode", port.text("mode"));
    return body;
  }

  private static ObjectNode updateConfig(Mapping config) {
    ObjectNode body = GoJson.object();
    GoJson.unsigned(
        body, "Parallelism", GoJson.count(config, "parallelism").orElse(BigInteger.ONE));
    GoJson.number(body, "Delay", GoJson.nanos(config, "delay"));
    GoJson.text(body, "FailureAction", config.text("failure_action"));
    GoJson.number(body, "Monitor", GoJson.nanos(config, "monitor"));
    body.set("MaxFailureRatio", ratio(config));
    body.put("Order", config.text("order"));
    return body;
  }

  /** Go writes whole ones without a point. */
  private static JsonNode ratio(Mapping config) {
    float ratio = config.ratio("max_failure_ratio");
    boolean whole = ratio == Math.rint(ratio) && Math.abs(ratio) < Long.MAX_VALUE;
    return whole ? LongNode.valueOf((long) ratio) : FloatNode.valueOf(ratio);
  }
}
