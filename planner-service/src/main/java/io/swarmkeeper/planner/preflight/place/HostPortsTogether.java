package io.swarmkeeper.planner.preflight.place;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.settings.PublishedPort;
import io.swarmkeeper.swarm.view.SwarmNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Services of one file that publish the same port in host mode: the engine takes both, a node has
 * one of their tasks only, and the others wait for ever. Services that run already are looked at by
 * {@link HostPorts}.
 */
public final class HostPortsTogether implements StackRule {
  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    Map<String, List<Wish>> wishes = new TreeMap<>();
    for (var candidate : candidates) {
      for (var port : candidate.settings().ports()) {
        if (port.host() && port.port() > 0) {
          wishes
              .computeIfAbsent(port.toString(), _ -> new ArrayList<>())
              .add(Wish.of(candidate, port));
        }
      }
    }
    return wishes.values().stream()
        .filter(group -> group.size() > 1 && group.stream().anyMatch(Wish::starts))
        .flatMap(HostPortsTogether::check)
        .toList();
  }

  /**
   * The tasks of a service that want a port.
   *
   * @param nodes where they may have it
   * @param starts whether none of them has it yet
   */
  private record Wish(
      Candidate candidate, PublishedPort port, int tasks, Set<String> nodes, boolean starts) {
    static Wish of(Candidate candidate, PublishedPort port) {
      var starts = candidate.live().isEmpty() || !HostPorts.holdsNow(candidate, port);
      var nodes =
          HostPorts.free(candidate, port).stream()
              .map(Wish::id)
              .collect(Collectors.toCollection(HashSet::new));
      return new Wish(candidate, port, candidate.tasks(), nodes, starts);
    }

    private static String id(ObjectNode node) {
      return new SwarmNode(node).id();
    }

    String name() {
      return candidate.service().name();
    }

    long common(Wish other) {
      return nodes.stream().filter(other.nodes::contains).count();
    }

    String words() {
      return name() + " (" + tasks + (tasks == 1 ? " task)" : " tasks)");
    }
  }

  private static Stream<Finding> check(List<Wish> group) {
    if (group.stream().anyMatch(w -> w.nodes().size() < w.tasks())) {
      return Stream.empty(); // told of that service alone
    }
    return fits(group) ? group.stream().flatMap(w -> pushedOut(w, group)) : tooMany(group);
  }

  private static Stream<Finding> tooMany(List<Wish> group) {
    var last = group.getLast();
    var nodes = group.stream().flatMap(w -> w.nodes().stream()).distinct().count();
    return Stream.of(
        last.candidate()
            .error(
                "ports",
                ("port %s in host mode is one task's on each node, and %s want it on the %s that"
                        + " suit: some would wait for ever. Use other ports, or fewer tasks")
                    .formatted(
                        last.port(),
                        group.stream().map(Wish::words).collect(Collectors.joining(" and ")),
                        nodes == 1 ? "one node" : nodes + " nodes")));
  }

  /** Whether Swarm, which looks at one task after the other, may leave too few nodes for it. */
  private static Stream<Finding> pushedOut(Wish wish, List<Wish> group) {
    var others = group.stream().filter(w -> !w.name().equals(wish.name()) && w.starts()).toList();
    var lost = others.stream().mapToLong(w -> Math.min(w.tasks(), w.common(wish))).sum();
    return !wish.starts() || wish.nodes().size() - lost >= wish.tasks()
        ? Stream.empty()
        : Stream.of(
            wish.candidate()
                .warning(
                    "ports",
                    ("port %s in host mode is also published by %s, whose tasks may take the nodes"
                            + " that these need: constrain them to different nodes")
                        .formatted(
                            wish.port(),
                            others.stream().map(Wish::name).collect(Collectors.joining(", ")))));
  }

  /** Whether every task can have a node of its own. */
  private static boolean fits(List<Wish> group) {
    Map<String, Wish> holders = new HashMap<>();
    return group.stream()
        .allMatch(wish -> {
          for (int task = 0; task < wish.tasks(); task++) {
            if (!place(wish, holders, new HashSet<>())) {
              return false;
            }
          }
          return true;
        });
  }

  /** Finds a node, for which others may have to move. */
  private static boolean place(Wish wish, Map<String, Wish> holders, Set<String> tried) {
    for (String node : wish.nodes()) {
      if (tried.add(node)) {
        var holder = holders.get(node);
        if (holder == null || place(holder, holders, tried)) {
          holders.put(node, wish);
          return true;
        }
      }
    }
    return false;
  }
}
