package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.view.SwarmReader;
import io.swarmkeeper.swarm.view.SwarmService;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.WatchedTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads services with their tasks, and puts each task's container beside it.
 *
 * @param reports what the watchers say of containers, by task
 */
record ServiceReader(Map<String, ContainerStatus> reports) {
  /** Jobs are left out: their tasks are meant to end. */
  List<WatchedService> services(List<ObjectNode> services, List<ObjectNode> tasks) {
    var byService =
        tasks.stream()
            .collect(
                Collectors.groupingBy(
                    task -> EngineJson.textOrEmpty(task, "/ServiceID"),
                    Collectors.mapping(this::task, Collectors.toList())));
    return services.stream()
        .map(SwarmService::new)
        .filter(service -> !service.spec().mode().job())
        .map(service -> service(service, byService.getOrDefault(service.id(), List.of())))
        .toList();
  }

  private static WatchedService service(SwarmService service, List<WatchedTask> tasks) {
    var spec = service.spec();
    var mode = spec.mode();
    return new WatchedService(
        service.id(),
        service.name(),
        service.stack(),
        mode.everyNode() ? Optional.empty() : Optional.of(mode.tasks()),
        spec.monitor(),
        tasks,
        service.step().flatMap(StepId::parse),
        fingerprint(spec.json().path("TaskTemplate")));
  }

  private WatchedTask task(ObjectNode task) {
    return new WatchedTask(
        SwarmReader.task(task, Set.of(), reports),
        fingerprint(task.path("Spec")),
        EngineJson.time(task, "/CreatedAt").orElse(Instant.EPOCH));
  }

  /** The same for a service and for the tasks that were made from its present spec. */
  private static int fingerprint(JsonNode taskSpec) {
    return Objects.hash(
        taskSpec.at("/ContainerSpec"),
        taskSpec.at("/Resources"),
        taskSpec.at("/LogDriver"),
        taskSpec.at("/ForceUpdate").asInt());
  }
}
