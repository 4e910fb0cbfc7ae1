package io.swarmkeeper.planner.plan.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.spec.SpecDigest;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stack {@code shop} with a service {@code shop_web}, and what lies beside it in the swarm. */
final class Ground {
  static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final Duration LONG_AGO = Duration.ofDays(3);

  final List<ObjectNode> services = new ArrayList<>();
  final List<ObjectNode> networks = new ArrayList<>();
  final List<ObjectNode> configs = new ArrayList<>();
  final List<ObjectNode> secrets = new ArrayList<>();
  final List<Revision> revisions = new ArrayList<>();
  int keep = 2;

  /** A service of this stack that uses these configs and secrets. */
  Ground service(String name, String stack, String config, String secret) {
    var service = object().put("ID", "id-" + name);
    service.putObject("Version").put("Index", 5);
    service.set("Spec", spec(name, stack, config, secret));
    services.add(service);
    return this;
  }

  Ground config(ObjectNode spec, Duration age) {
    configs.add(live(spec, age));
    return this;
  }

  Ground config(ObjectNode spec) {
    return config(spec, LONG_AGO);
  }

  Ground secret(ObjectNode spec, Duration age) {
    secrets.add(live(spec, age));
    return this;
  }

  Ground network(String name, String stack) {
    var network = object().put("Id", "id-" + name).put("Name", name).put("Scope", "swarm");
    labels(network, stack);
    networks.add(network);
    return this;
  }

  /** A revision that ended so, with this config and this secret. */
  Ground revision(Optional<Verdict> verdict, String config, String secret) {
    var number = revisions.size() + 1;
    revisions.add(
        new Revision(
            "shop",
            number,
            NOW,
            Asked.of("alice", "release"),
            new OperationId("d-" + number),
            List.of(new NamedSpec("shop_web", spec("shop_web", "shop", config, secret))),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            verdict,
            List.of()));
    return this;
  }

  Observed observed() {
    var state =
        new SwarmState(
            NOW, "node-1", List.of(), services, List.of(), List.of(), networks, configs, secrets);
    var view = SwarmReader.read(state, Map.of(), Map.of(), NOW);
    return Observed.of(state, view, revisions, keep);
  }

  /** {@code shop_web} with a config and a secret that rotate, in these contents. */
  static Wanted wanted(String config, String secretDigest, boolean prune) {
    return new Wanted(
        "shop",
        List.of(
            new Wanted.Service(
                "shop_web",
                spec("shop_web", "shop", "shop_app", "shop_key"),
                List.of(),
                new Wanted.Allowances(List.of(), false, Optional.empty(), false),
                Optional.empty())),
        List.of(),
        List.of(new NamedSpec("shop_app", plainConfig("shop_app", "shop", config))),
        List.of(new NamedSpec("shop_key", plainSecret("shop_key", "shop", secretDigest))),
        prune,
        List.of());
  }

  static ObjectNode plainConfig(String name, String stack, String data) {
    var body = object().put("Name", name).put("Data", data);
    labels(body, stack);
    return Rotated.marked(body, true, SpecDigest.of(object().put("Data", data)));
  }

  static ObjectNode plainSecret(String name, String stack, String digest) {
    var body = object().put("Name", name);
    labels(body, stack);
    return Rotated.marked(body, true, digest);
  }

  /** As docker stack deploy makes them: without our labels. */
  static ObjectNode byDocker(ObjectNode marked, String stack) {
    var spec = marked.deepCopy();
    labels(spec, stack);
    return spec;
  }

  private static ObjectNode live(ObjectNode spec, Duration age) {
    var live = object().put("ID", "id-" + spec.path("Name").asText());
    live.put("CreatedAt", NOW.minus(age).toString());
    live.set("Spec", spec);
    return live;
  }

  private static void labels(ObjectNode spec, String stack) {
    var labels = spec.putObject("Labels");
    if (!stack.isEmpty()) {
      labels.put("com.docker.stack.namespace", stack);
    }
  }

  private static ObjectNode spec(String name, String stack, String config, String secret) {
    var spec = object().put("Name", name);
    labels(spec, stack);
    var container =
        spec.putObject("TaskTemplate").putObject("ContainerSpec").put("Image", "web:v1");
    reference(container.putArray("Configs").addObject(), "Config", config);
    reference(container.putArray("Secrets").addObject(), "Secret", secret);
    return spec;
  }

  private static void reference(ObjectNode reference, String kind, String name) {
    reference.put(kind + "Name", name).putObject("File").put("Name", "/etc/app").put("Mode", 292);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
