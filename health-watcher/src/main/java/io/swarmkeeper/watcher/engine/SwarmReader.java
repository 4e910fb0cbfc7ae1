package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.contract.Observation.ServiceObserved;
import io.swarmkeeper.contract.Observation.TaskObserved;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.watcher.judge.swarm.SwarmFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what a manager says about the swarm, from the point of view of one watcher. */
final class SwarmReader {
  private final String watcher;
  private final Instant seenAt;

  SwarmReader(String watcher, Instant seenAt) {
    this.watcher = watcher;
    this.seenAt = seenAt;
  }

  /** Nodes and services first: what happens to tasks follows from them. */
  List<SwarmFact> facts(List<ObjectNode> nodes, List<ObjectNode> services, List<ObjectNode> tasks) {
    var facts = new ArrayList<SwarmFact>();
    nodes.forEach(node -> facts.add(node(node)));
    services.forEach(service -> facts.add(service(service)));
    var byId =
        services.stream()
            .collect(
                Collectors.toMap(s -> Fields.textOf(s, "/ID"), Function.identity(), (a, _) -> a));
    tasks.stream()
        .sorted(Comparator.comparing(task -> Fields.time(task, "/Status/Timestamp").orElse(seenAt)))
        .forEach(task -> facts.add(task(task, byId)));
    return facts;
  }

  /** Whether this node leads the swarm. */
  static boolean leads(JsonNode node) {
    return node.at("/ManagerStatus/Leader").asBoolean();
  }

  private SwarmFact node(JsonNode node) {
    var id = Fields.textOf(node, "/ID");
    var leader = leads(node);
    var version = node.at("/Version/Index").asLong();
    var observed =
        new NodeObserved(
            watcher,
            id,
            Fields.textOf(node, "/Description/Hostname"),
            Fields.textOf(node, "/Spec/Role"),
            Fields.textOf(node, "/Spec/Availability"),
            Fields.textOf(node, "/Status/State"),
            leader,
            Presence.PRESENT,
            seenAt);
    var state = version + "/" + (leader ? "leader" : Fields.textOf(node, "/Spec/Role"));
    return new SwarmFact("node/" + id, state, Fields.time(node, "/UpdatedAt"), observed);
  }

  private SwarmFact service(JsonNode service) {
    var id = Fields.textOf(service, "/ID");
    var version = service.at("/Version/Index").asLong();
    var labels = service.at("/Spec/Labels");
    var observed =
        new ServiceObserved(
            watcher,
            id,
            Fields.textOf(service, "/Spec/Name"),
            Fields.stack(service),
            version,
            Fields.textOf(service, "/Spec/TaskTemplate/ContainerSpec/Image"),
            Fields.number(service, "/Spec/Mode/Replicated/Replicas"),
            Fields.text(service, "/UpdateStatus/State"),
            Fields.text(service, "/UpdateStatus/Message"),
            Fields.label(labels, StepId.LABEL),
            Presence.PRESENT,
            seenAt);
    return new SwarmFact(
        "service/" + id, Long.toString(version), Fields.time(service, "/UpdatedAt"), observed);
  }

  private SwarmFact task(JsonNode task, Map<String, ObjectNode> services) {
    var id = Fields.textOf(task, "/ID");
    var state = Fields.textOf(task, "/Status/State");
    var desired = Fields.textOf(task, "/DesiredState");
    var at = Fields.time(task, "/Status/Timestamp");
    var observed =
        new TaskObserved(
            watcher,
            ref(task, id, services),
            Fields.text(task, "/NodeID"),
            Fields.textOf(task, "/Spec/ContainerSpec/Image"),
            state,
            desired,
            Fields.text(task, "/Status/Err").map(Mask::text),
            Fields.exitCode(task),
            seenAt,
            at);
    var nanos = at.map(t -> t.getEpochSecond() * 1_000_000_000L + t.getNano()).orElse(0L);
    return new SwarmFact("task/" + id, state + "/" + desired + "/" + nanos, at, observed);
  }

  private static TaskRef ref(JsonNode task, String id, Map<String, ObjectNode> services) {
    var serviceId = Fields.textOf(task, "/ServiceID");
    var service = Optional.ofNullable(services.get(serviceId));
    return new TaskRef(
        id,
        serviceId,
        service.map(s -> Fields.textOf(s, "/Spec/Name")).orElse(serviceId),
        Fields.number(task, "/Slot").filter(slot -> slot > 0),
        service.flatMap(Fields::stack));
  }
}
