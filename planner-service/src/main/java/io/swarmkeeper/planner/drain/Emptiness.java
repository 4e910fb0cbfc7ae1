package io.swarmkeeper.planner.drain;

import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.swarm.TaskState;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What still stands between a node and "drained": tasks that are on it, and services that are not
 * back at their level.
 *
 * @param tasksLeft tasks on the node that have not ended
 * @param servicesWaiting services below their level
 * @param sentences one for each of them, with the reason where Swarm gives one
 */
record Emptiness(int tasksLeft, int servicesWaiting, List<String> sentences) {
  static Emptiness of(NodeOperation node, ClusterView cluster) {
    var sentences = new ArrayList<String>();
    int left = 0;
    for (var service : cluster.all()) {
      // Nothing ends on a node that is lost.
      long here =
          cluster.lost(node.nodeId())
              ? 0
              : service.tasks().stream()
                  .filter(t -> !t.ended() && t.nodeId().equals(Optional.of(node.nodeId())))
                  .count();
      if (here > 0) {
        left += (int) here;
        sentences.add(
            here
                + (here == 1 ? " task of " : " tasks of ")
                + service.name()
                + " still on the node");
      }
    }
    int waiting = 0;
    for (var name : node.affected()) {
      var why = cluster.service(name).flatMap(s -> below(s, cluster));
      if (why.isPresent()) {
        waiting++;
        sentences.add(why.get());
      }
    }
    return new Emptiness(left, waiting, List.copyOf(sentences));
  }

  /** Nobody can know now. */
  static Emptiness unknown(String why) {
    return new Emptiness(0, 0, List.of(why));
  }

  /** What the node itself has found. */
  static Emptiness of(Outcome outcome) {
    var left =
        outcome instanceof Outcome.StillOccupied(_, _, _, var containers)
            ? containers.stream()
                .map(c ->
                    "a container of " + c.service() + " is still " + c.state() + " on the node")
                .toList()
            : List.<String>of();
    return new Emptiness(left.size(), 0, left);
  }

  boolean empty() {
    return tasksLeft == 0 && servicesWaiting == 0;
  }

  private static Optional<String> below(ServiceView service, ClusterView cluster) {
    // What a silent watcher said last is no health of now.
    var fit = service.tasks().stream().filter(t -> t.fit() && silent(t, cluster).isEmpty()).count();
    if (service.global() || fit >= service.wanted()) {
      return Optional.empty();
    }
    var level = service.name() + " has " + fit + " of " + service.wanted() + " tasks healthy";
    var stuck =
        service.runnable().stream()
            .flatMap(t -> t.error().filter(_ -> t.nodeId().isEmpty()).stream())
            .findFirst();
    var blind =
        service.runnable().stream()
            .filter(t -> t.is(TaskState.RUNNING))
            .flatMap(t -> silent(t, cluster).stream())
            .findFirst();
    return Optional.of(
        level
            + stuck.map(e -> " and cannot move: " + e).orElse("")
            + blind.map(n -> "; the health-watcher on " + n + " is silent").orElse(""));
  }

  /** The name of its node, if nobody there says how its container is. */
  private static Optional<String> silent(TaskView task, ClusterView cluster) {
    return task.nodeId().filter(id -> !cluster.watched(id)).map(cluster::nodeName);
  }
}
