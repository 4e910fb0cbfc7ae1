package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.contract.Observation.ServiceObserved;
import io.swarmkeeper.contract.Observation.TaskObserved;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.view.SwarmNode;
import io.swarmkeeper.swarm.view.SwarmReader;
import io.swarmkeeper.swarm.view.SwarmService;
import io.swarmkeeper.swarm.view.TaskView;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.leader.SwarmFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a manager's lists say, as the watcher that asked for them observes it. */
record SwarmFacts(String watcher, Instant seenAt) {
  /** Nodes and services first: what happens to tasks follows from them. */
  List<SwarmFact> of(List<ObjectNode> nodes, List<ObjectNode> services, List<ObjectNode> tasks) {
    var facts = new ArrayList<SwarmFact>();
    nodes.forEach(node -> facts.add(node(node)));
    services.forEach(service -> facts.add(service(service)));
    var byId =
        services.stream()
            .map(SwarmService::new)
            .collect(Collectors.toMap(SwarmService::id, Function.identity(), (a, _) -> a));
    tasks.stream()
        .sorted(Comparator.comparing(task -> reached(task).orElse(seenAt)))
        .forEach(task -> facts.add(task(task, byId)));
    return facts;
  }

  private static Optional<Instant> reached(ObjectNode task) {
    return EngineJson.time(task, "/Status/Timestamp");
  }

  private SwarmFact node(ObjectNode raw) {
    var node = new SwarmNode(raw);
    var observed =
        new NodeObserved(
            watcher,
            node.id(),
            node.hostname().orElse(""),
            node.role(),
            node.availability(),
            node.state(),
            node.leads(),
            Presence.PRESENT,
            seenAt);
    var state = Json.version(raw) + "/" + (node.leads() ? "leader" : node.role());
    return new SwarmFact("node/" + node.id(), state, EngineJson.time(raw, "/UpdatedAt"), observed);
  }

  private SwarmFact service(ObjectNode raw) {
    var service = new SwarmService(raw);
    var version = Json.version(raw);
    var observed =
        new ServiceObserved(
            watcher,
            service.id(),
            service.name(),
            service.stack(),
            version,
            service.spec().image(),
            EngineJson.whole(raw, "/Spec/Mode/Replicated/Replicas"),
            service.updateState(),
            service.updateMessage(),
            service.step(),
            Presence.PRESENT,
            seenAt);
    return new SwarmFact(
        "service/" + service.id(),
        Long.toString(version),
        EngineJson.time(raw, "/UpdatedAt"),
        observed);
  }

  private SwarmFact task(ObjectNode raw, Map<String, SwarmService> services) {
    var task = SwarmReader.task(raw, Set.of(), Map.of());
    var at = reached(raw);
    var observed =
        new TaskObserved(
            watcher,
            ref(task, EngineJson.textOrEmpty(raw, "/ServiceID"), services),
            task.nodeId(),
            task.image(),
            task.state(),
            task.desiredState(),
            task.error().map(Mask::text),
            task.exitCode(),
            seenAt,
            at);
    var nanos = at.map(News::nanos).orElse(0L);
    var state = task.state() + "/" + task.desiredState() + "/" + nanos;
    return new SwarmFact("task/" + task.id(), state, at, observed);
  }

  private static TaskRef ref(TaskView task, String serviceId, Map<String, SwarmService> services) {
    var service = Optional.ofNullable(services.get(serviceId));
    return new TaskRef(
        task.id(),
        serviceId,
        service.map(SwarmService::name).orElse(serviceId),
        task.slot(),
        service.flatMap(SwarmService::stack));
  }
}
