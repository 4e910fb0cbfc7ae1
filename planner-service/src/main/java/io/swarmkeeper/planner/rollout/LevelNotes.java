package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.planner.step.ServiceWork;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceLevel;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a verdict says beside itself: what the operation could not change and did not cause. */
final class LevelNotes {
  private final ClusterView cluster;
  private final Map<String, SortedSet<String>> down = new TreeMap<>();
  private final Map<String, SortedSet<String>> paused = new TreeMap<>();
  private final List<String> others = new ArrayList<>();

  private LevelNotes(ClusterView cluster) {
    this.cluster = cluster;
  }

  /** One sentence each, each with its separator before it; empty where there is nothing to say. */
  static String of(Rollout rollout, ClusterView cluster) {
    var notes = new LevelNotes(cluster);
    for (var step : rollout.steps()) {
      if (step.work().runsTasks() && step.state().touched()) {
        cluster.service(step.name()).ifPresent(live -> notes.add(step, live));
      }
    }
    return String.join("", notes.sentences().map(s -> ". " + s).toList());
  }

  private void add(Step step, ServiceView live) {
    var level = ServiceLevel.of(live, cluster);
    gather(down, live, level.stranded());
    gather(paused, live, level.kept());
    if (!level.waiting().isEmpty()) {
      others.add(
          "%s of %s tasks of %s wait for a node%s"
              .formatted(
                  level.waiting().size(),
                  level.expected(),
                  live.name(),
                  level.whyWaiting().map(why -> ": " + why).orElse("")));
    }
    if (!level.givenUp().isEmpty()) {
      others.add(
          "%s of %s tasks of %s have ended, and %s has Swarm start no others: docker service update --force %s does"
              .formatted(
                  level.givenUp().size(),
                  level.expected(),
                  live.name(),
                  live.settings().restartPolicy().words(),
                  live.name()));
    }
    if (!live.global() && live.wanted() != ((ServiceWork) step.work()).tasks() && step.arrived()) {
      others.add(
          "%s was scaled by hand meanwhile, and keeps its %s replicas"
              .formatted(live.name(), live.wanted()));
    }
  }

  private void gather(
      Map<String, SortedSet<String>> byNode, ServiceView live, Collection<TaskView> tasks) {
    tasks.stream()
        .flatMap(t -> t.nodeId().stream())
        .forEach(id ->
            byNode.computeIfAbsent(cluster.nodeName(id), _ -> new TreeSet<>()).add(live.name()));
  }

  private Stream<String> sentences() {
    return Stream.of(
            down.entrySet().stream()
                .map(n ->
                    "%s is down: what it still runs of %s is stopped or replaced by Swarm when it is back"
                        .formatted(n.getKey(), String.join(", ", n.getValue()))),
            paused.entrySet().stream()
                .map(n ->
                    "%s is paused, and keeps its old task of %s until it is active again"
                        .formatted(n.getKey(), String.join(", ", n.getValue()))),
            others.stream())
        .flatMap(s -> s);
  }
}
