package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.watcher.judge.stability.ServiceSeen;
import io.swarmkeeper.watcher.judge.stability.TaskSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads services with their tasks, and puts each task's container beside it. */
final class TaskReader {
  private static final Duration MONITOR = Duration.ofSeconds(5);

  private final Map<String, ContainerStatus> words;

  TaskReader(Map<String, ContainerStatus> words) {
    this.words = words;
  }

  /** Jobs are left out: their tasks are meant to end. */
  List<ServiceSeen> services(List<ObjectNode> services, List<ObjectNode> tasks) {
    var byService =
        tasks.stream().collect(Collectors.groupingBy(task -> Fields.textOf(task, "/ServiceID")));
    return services.stream()
        .filter(service -> !isJob(service))
        .map(service ->
            service(service, byService.getOrDefault(Fields.textOf(service, "/ID"), List.of())))
        .toList();
  }

  private static boolean isJob(JsonNode service) {
    var mode = service.at("/Spec/Mode");
    return mode.has("ReplicatedJob") || mode.has("GlobalJob");
  }

  private ServiceSeen service(JsonNode service, List<ObjectNode> tasks) {
    var monitor = service.at("/Spec/UpdateConfig/Monitor").asLong();
    return new ServiceSeen(
        Fields.textOf(service, "/ID"),
        Fields.textOf(service, "/Spec/Name"),
        Fields.stack(service),
        wanted(service.at("/Spec/Mode")),
        monitor > 0 ? Duration.ofNanos(monitor) : MONITOR,
        tasks.stream().map(this::task).toList(),
        Fields.label(service.at("/Spec/Labels"), StepId.LABEL).flatMap(StepId::parse),
        spec(service.at("/Spec/TaskTemplate")));
  }

  private static Optional<Integer> wanted(JsonNode mode) {
    return mode.has("Global")
        ? Optional.empty()
        : Optional.of(mode.at("/Replicated/Replicas").asInt(1));
  }

  private TaskSeen task(JsonNode task) {
    var id = Fields.textOf(task, "/ID");
    var node = Fields.text(task, "/NodeID");
    var created = Fields.time(task, "/CreatedAt").orElse(Instant.EPOCH);
    return new TaskSeen(
        id,
        Fields.number(task, "/Slot")
            .filter(slot -> slot > 0)
            .map(slot -> "slot " + slot)
            .orElseGet(() -> "the task on " + node.orElse("no node")),
        node,
        Fields.textOf(task, "/Status/State"),
        isWanted(Fields.textOf(task, "/DesiredState")),
        spec(task.at("/Spec")),
        created,
        Fields.time(task, "/Status/Timestamp").orElse(created),
        Fields.text(task, "/Status/Err").map(Mask::text),
        Fields.exitCode(task),
        Optional.ofNullable(words.get(id)));
  }

  private static int spec(JsonNode taskSpec) {
    return Objects.hash(
        taskSpec.at("/ContainerSpec"),
        taskSpec.at("/Resources"),
        taskSpec.at("/LogDriver"),
        taskSpec.at("/ForceUpdate").asInt());
  }

  private static boolean isWanted(String desired) {
    return desired.equals("running") || desired.equals("ready");
  }
}
