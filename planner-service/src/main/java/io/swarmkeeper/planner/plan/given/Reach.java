package io.swarmkeeper.planner.plan.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.SwarmNode;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which tasks of a service an update can reach: none on a node that is down, and none of a global
 * service on a paused node, which Swarm leaves as it is.
 *
 * @param note what is said of the others, with its separator before it; empty where there are none
 */
record Reach(List<TaskView> tasks, String note) {
  /**
   * Those of a live service.
   *
   * @param nodes raw, by Swarm id
   */
  static Reach of(ServiceView live, Map<String, ObjectNode> nodes) {
    var down = new TreeSet<String>();
    var paused = new TreeSet<String>();
    var reached =
        live.runnable().stream().filter(t -> isReached(t, live, nodes, down, paused)).toList();
    var note =
        (down.isEmpty() ? "" : "; " + names(down) + " down, and what runs there is not waited for")
            + (paused.isEmpty()
                ? ""
                : "; " + names(paused) + " paused, and keeps its task as it is");
    return new Reach(reached, note);
  }

  private static boolean isReached(
      TaskView task,
      ServiceView live,
      Map<String, ObjectNode> nodes,
      Set<String> down,
      Set<String> paused) {
    var node = task.nodeId().flatMap(id -> Optional.ofNullable(nodes.get(id))).map(SwarmNode::new);
    if (node.filter(n -> n.state().equals("down")).isPresent()) {
      down.add(node.get().host());
      return false;
    }
    if (live.global() && node.filter(n -> n.availability().equals("pause")).isPresent()) {
      paused.add(node.get().host());
      return false;
    }
    return true;
  }

  private static String names(Set<String> nodes) {
    return String.join(", ", nodes) + (nodes.size() == 1 ? " is" : " are");
  }
}
