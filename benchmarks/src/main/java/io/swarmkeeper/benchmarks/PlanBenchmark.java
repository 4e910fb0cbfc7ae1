package io.swarmkeeper.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.ImageFound;
import io.swarmkeeper.contract.Query.Platform;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Request.StackFile;
import io.swarmkeeper.contract.Request.StackSource;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.plan.DeployReading;
import io.swarmkeeper.planner.plan.Pinning;
import io.swarmkeeper.planner.plan.Planning;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From wanted specs and the raw state of a swarm to the whole plan: differences, tasks, drift,
 * forecast, every preflight rule, and the id.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlanBenchmark {
  private static final int NODES = 10;
  private static final int TASKS = 3;
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final String SERVICE =
      """
        service-%1$d:
          image: registry.example.com:5000/shop/service-%1$d:%2$s
          command: serve --port 8080 --name 'service %1$d'
          environment: {DB_HOST: db.example.com, DB_PORT: 5432, REGION: eu-central, WORKERS: %1$d}
          networks: [front, back]
          ports: ["%3$d:8080"]
          volumes: ["data-%1$d:/var/lib/service", "/etc/ssl:/etc/ssl:ro"]
          healthcheck: {test: [CMD, curl, "http://localhost:8080/health"], interval: 10s, retries: 3}
          deploy:
            replicas: 3
            labels: {team: shop, tier: "%1$d"}
            update_config: {parallelism: 1, delay: 10s, order: start-first, failure_action: rollback}
            resources: {limits: {cpus: "0.50", memory: 256M}, reservations: {memory: 1M}}
            placement: {constraints: [node.platform.os == linux]}
      """;

  /** How many services the file has, and the swarm runs. */
  @Param({"10", "500"})
  int services;

  /** How many of them the file changes. */
  @Param({"none", "all"})
  String changed;

  private Wanted wanted;
  private Observed observed;

  /** Makes a file, and a swarm that runs the one before it. */
  @Setup
  public void makeSwarm() {
    var before = wanted("1.0");
    wanted = changed.equals("all") ? wanted("2.0") : before;
    var state = state(before);
    observed =
        Observed.of(
            state,
            SwarmReader.read(state, Map.of(), Map.of(), NOW),
            List.of(revision(before)),
            KeptRevisions.USUAL);
  }

  /** The whole plan. */
  @Benchmark
  public Planning.Planned plan() {
    return Planning.plan(wanted, observed);
  }

  private Wanted wanted(String tag) {
    var text = new StringBuilder("version: \"3.8\"\nservices:\n");
    var volumes = new StringBuilder("volumes:\n");
    for (int i = 0; i < services; i++) {
      text.append(SERVICE.formatted(i, tag, 10_000 + i));
      volumes.append("  data-").append(i).append(": {}\n");
    }
    text.append("networks: {front: {}, back: {}}\n").append(volumes);
    var source =
        new StackSource(
            List.of(new StackFile("shop.yml", text.toString())),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    var deploy =
        new Request.Deploy(
            Asked.of("bench", "bench"),
            "shop",
            source,
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false);
    var unpinned = ((DeployReading.Good) DeployReading.of(deploy)).wanted();
    var linux = List.of(new Platform("linux", "amd64"));
    var digest = Optional.of("sha256:" + "0".repeat(64));
    var found =
        Pinning.images(unpinned).stream()
            .map(image -> new ImageFound(image, digest, linux, Optional.empty(), Optional.empty()))
            .toList();
    return Pinning.pin(
        unpinned,
        new ImageAnswer(found),
        new ClusterView(Instant.EPOCH, Instant.EPOCH, Map.of(), Map.of()));
  }

  private static SwarmState state(Wanted live) {
    var serviceObjects = new ArrayList<ObjectNode>();
    var tasks = new ArrayList<ObjectNode>();
    for (var service : live.services()) {
      var id = "id-" + service.name();
      var raw = object().put("ID", id);
      raw.putObject("Version").put("Index", 1);
      raw.set("Spec", service.spec().deepCopy());
      serviceObjects.add(raw);
      for (int slot = 1; slot <= TASKS; slot++) {
        tasks.add(task(id, slot, service.spec()));
      }
    }
    var nodes = new ArrayList<ObjectNode>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(node(i));
    }
    var networks =
        live.networks().stream()
            .map(n -> n.spec().deepCopy().put("Id", "id-" + n.name()).put("Name", n.name()))
            .map(n -> n.put("Scope", "swarm"))
            .toList();
    return new SwarmState(
        NOW,
        "bench",
        nodes,
        serviceObjects,
        tasks,
        tasks.stream().map(t -> t.get("ID").textValue()).toList(),
        networks,
        List.of(),
        List.of());
  }

  private static ObjectNode node(int number) {
    var node = object().put("ID", "node-" + number);
    node.putObject("Spec").put("Role", "worker").put("Availability", "active");
    node.putObject("Status").put("State", "ready");
    var description = node.putObject("Description").put("Hostname", "host-" + number);
    description.putObject("Platform").put("OS", "linux").put("Architecture", "x86_64");
    description
        .putObject("Resources")
        .put("NanoCPUs", 64_000_000_000L)
        .put("MemoryBytes", 256L << 30);
    return node;
  }

  private static ObjectNode task(String service, int slot, ObjectNode spec) {
    var task = object().put("ID", service + "-" + slot).put("ServiceID", service).put("Slot", slot);
    task.put("NodeID", "node-" + Math.floorMod(service.hashCode() + slot, NODES));
    task.put("DesiredState", "running").putObject("Status").put("State", "running");
    task.set("Spec", spec.get("TaskTemplate"));
    return task;
  }

  private static Revision revision(Wanted live) {
    return new Revision(
            "shop",
            1,
            NOW,
            Asked.of("bench", "bench"),
            new OperationId("op-1"),
            live.services().stream().map(s -> new NamedSpec(s.name(), s.spec())).toList(),
            live.networks(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of())
        .ended(Verdict.SUCCEEDED, List.of());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
