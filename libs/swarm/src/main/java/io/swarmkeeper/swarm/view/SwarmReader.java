package io.swarmkeeper.swarm.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.LastWriter;
import io.swarmkeeper.swarm.TaskState;
import io.swarmkeeper.swarm.spec.ServiceMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the raw state of the swarm and what the nodes' own parts say into a view. Pure; what the
 * engine leaves out is empty in the view and never an error.
 */
public final class SwarmReader {
  private SwarmReader() {}

  /**
   * The view at a time.
   *
   * @param executors the last heartbeat of each node's executor, by the node's Swarm id
   * @param watchers the last heartbeat of each node's watcher, by the node's Swarm id
   */
  public static ClusterView read(
      SwarmState state,
      Map<String, Heartbeat> executors,
      Map<String, Heartbeat> watchers,
      Instant now) {
    var nodes =
        identified(state.nodes()).values().stream()
            .map(n -> node(n, executors, watchers))
            .collect(Collectors.toMap(NodeView::id, Function.identity()));
    var tasks = tasksByService(state, containers(watchers));
    var services =
        identified(state.services()).values().stream()
            .map(s -> service(s, tasks.getOrDefault(id(s), List.of()), state))
            .collect(Collectors.toMap(ServiceView::name, Function.identity(), (a, _) -> a));
    return new ClusterView(now, state.readAt(), nodes, services);
  }

  private static NodeView node(
      ObjectNode raw, Map<String, Heartbeat> executors, Map<String, Heartbeat> watchers) {
    var node = new SwarmNode(raw);
    return new NodeView(
        node.id(),
        node.host(),
        node.role(),
        node.leads(),
        node.availability(),
        node.state(),
        Optional.ofNullable(executors.get(node.id())).map(Heartbeat::at),
        Optional.ofNullable(watchers.get(node.id())).map(Heartbeat::at));
  }

  /** A container that was replaced under the same task can linger: the newer word counts. */
  private static Map<String, ContainerStatus> containers(Map<String, Heartbeat> watchers) {
    var byTask = new HashMap<String, ContainerStatus>();
    watchers.values().stream()
        .flatMap(heartbeat -> heartbeat.containers().stream())
        .forEach(c -> byTask.merge(c.taskId(), c, (a, b) -> b.since().isAfter(a.since()) ? b : a));
    return byTask;
  }

  private static Map<String, List<TaskView>> tasksByService(
      SwarmState state, Map<String, ContainerStatus> containers) {
    var upToDate = Set.copyOf(state.upToDate());
    return identified(state.tasks()).values().stream()
        .collect(
            Collectors.groupingBy(
                raw -> EngineJson.textOrEmpty(raw, "/ServiceID"),
                Collectors.mapping(raw -> task(raw, upToDate, containers), Collectors.toList())));
  }

  /**
   * One raw task.
   *
   * @param upToDate the ids of those that run the present spec of their service
   * @param containers what watchers say of containers, by task
   */
  public static TaskView task(
      ObjectNode raw, Set<String> upToDate, Map<String, ContainerStatus> containers) {
    var id = id(raw);
    var state = EngineJson.text(raw, "/Status/State").orElse("unknown");
    return new TaskView(
        id,
        EngineJson.whole(raw, "/Slot").filter(slot -> slot > 0),
        EngineJson.text(raw, "/NodeID"),
        state,
        EngineJson.textOrEmpty(raw, "/DesiredState"),
        upToDate.contains(id),
        EngineJson.textOrEmpty(raw, "/Spec/ContainerSpec/Image"),
        EngineJson.text(raw, "/Status/Err"),
        exitCode(raw, TaskState.of(state)),
        reached(raw),
        Optional.ofNullable(containers.get(id)));
  }

  /** The engine writes exit code 0 for a container that runs, and where there never was one. */
  private static Optional<Integer> exitCode(ObjectNode task, TaskState state) {
    return switch (state) {
      case COMPLETE, FAILED, SHUTDOWN ->
          EngineJson.text(task, "/Status/ContainerStatus/ContainerID")
              .flatMap(_ -> EngineJson.whole(task, "/Status/ContainerStatus/ExitCode"));
      default -> Optional.empty();
    };
  }

  private static Instant reached(ObjectNode task) {
    return EngineJson.time(task, "/Status/Timestamp")
        .or(() -> EngineJson.time(task, "/UpdatedAt"))
        .or(() -> EngineJson.time(task, "/CreatedAt"))
        .orElse(Instant.EPOCH);
  }

  private static ServiceView service(ObjectNode raw, List<TaskView> tasks, SwarmState state) {
    var service = new SwarmService(raw);
    var spec = EngineJson.object(raw, "/Spec");
    var mode = ServiceMode.of(spec);
    var takers = mode.everyNode() ? takers(spec, state) : Set.<String>of();
    return new ServiceView(
        service.id(),
        service.name(),
        service.stack(),
        LastWriter.of(raw).step(),
        raw.at("/Version/Index").asLong(0),
        spec,
        mode.everyNode(),
        takers,
        mode.everyNode() ? takers.size() : mode.tasks(),
        service.updateState(),
        service.updateMessage(),
        tasks);
  }

  /** How many nodes take tasks now and suit the spec's placement. */
  public static int nodesFor(ObjectNode spec, SwarmState state) {
    return takers(spec, state).size();
  }

  private static Set<String> takers(ObjectNode spec, SwarmState state) {
    var placement = spec.at("/TaskTemplate/Placement");
    return state.nodes().stream()
        .filter(n -> node(n, Map.of(), Map.of()).takesTasks())
        .filter(n -> Suitability.suits(placement, n))
        .map(SwarmReader::id)
        .collect(Collectors.toSet());
  }

  private static Map<String, ObjectNode> identified(List<ObjectNode> things) {
    return things.stream()
        .filter(thing -> !id(thing).isEmpty())
        .collect(
            Collectors.toMap(
                SwarmReader::id, Function.identity(), (a, _) -> a, LinkedHashMap::new));
  }

  private static String id(ObjectNode raw) {
    return EngineJson.textOrEmpty(raw, "/ID");
  }
}
