package io.swarmkeeper.planner.preflight.place;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.TaskState;
import io.swarmkeeper.swarm.settings.Reservation;
import io.swarmkeeper.swarm.view.SwarmNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What nodes still have to give, as Swarm's scheduler counts it: what they have, less what the
 * tasks reserve that should run there, whether they use it or not.
 *
 * @param reserved by node, then by service, both by id; and by all services together
 */
record Rooms(Map<String, Map<String, Reservation>> reserved) {
  /** No service has this id. */
  private static final String ALL = "*";

  /** One node's. */
  record Room(String host, Reservation left) {
    /** In words, of what is asked for. */
    String words(Reservation asked) {
      return host + " has " + left.words(asked);
    }
  }

  static Rooms of(Observed observed) {
    var reserved = new HashMap<String, Map<String, Reservation>>();
    for (var task : observed.state().tasks()) {
      if (TaskState.of(EngineJson.textOrEmpty(task, "/DesiredState")).wanted()) {
        var reservation = Reservation.ofTask(task.path("Spec"));
        var node =
            reserved.computeIfAbsent(EngineJson.textOrEmpty(task, "/NodeID"), _ -> new HashMap<>());
        node.merge(EngineJson.textOrEmpty(task, "/ServiceID"), reservation, Reservation::plus);
        node.merge(ALL, reservation, Reservation::plus);
      }
    }
    return new Rooms(reserved);
  }

  /**
   * Of these nodes.
   *
   * @param leaving the id of a service whose tasks do not count
   */
  List<Room> on(List<ObjectNode> nodes, Optional<String> leaving) {
    return nodes.stream().map(n -> on(n, leaving)).toList();
  }

  private Room on(ObjectNode node, Optional<String> leaving) {
    var listed = new SwarmNode(node);
    var services = reserved.getOrDefault(listed.id(), Map.of());
    var left = Reservation.ofNode(node).minus(services.getOrDefault(ALL, Reservation.NOTHING));
    if (leaving.isPresent()) {
      left = left.plus(services.getOrDefault(leaving.get(), Reservation.NOTHING));
    }
    return new Room(listed.host(), left);
  }
}
