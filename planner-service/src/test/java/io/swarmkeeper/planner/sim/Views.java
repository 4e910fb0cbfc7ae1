package io.swarmkeeper.planner.sim;

import io.swarmkeeper.planner.sim.Scenario.Window;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What planners see: mostly the swarm as it is, sometimes as it was some seconds ago, and nothing
 * new while the managers or the watchers are silent.
 */
final class Views {
  private static final int REMEMBERED = 15;

  private final Random random;
  private final Optional<Window> managersSilent;
  private final Optional<Window> nodesSilent;
  private final Deque<ClusterView> seen = new ArrayDeque<>();
  private Instant heard = Simulation.START;

  Views(Random random, Optional<Window> managersSilent, Optional<Window> nodesSilent) {
    this.random = random;
    this.managersSilent = managersSilent;
    this.nodesSilent = nodesSilent;
  }

  void see(int second, ClusterView view) {
    if (managersSilent.stream().noneMatch(w -> w.contains(second))) {
      seen.addFirst(view);
    }
    if (nodesSilent.stream().noneMatch(w -> w.contains(second))) {
      heard = view.now();
    }
    if (seen.size() > REMEMBERED) {
      seen.removeLast();
    }
  }

  /** The newest view there is, or now and then an older one, as another planner may have it. */
  ClusterView any(Instant now) {
    if (seen.isEmpty()) {
      return new ClusterView(now, Instant.EPOCH, Map.of(), Map.of());
    }
    var old = random.nextInt(10) == 0 ? random.nextInt(seen.size()) : 0;
    var view = new ArrayList<>(seen).get(old);
    var nodes =
        view.nodes().values().stream()
            .map(this::heard)
            .collect(Collectors.toMap(NodeView::id, n -> n));
    return new ClusterView(now, view.readAt(), nodes, view.services());
  }

  /** A node that is dead has fallen silent before. */
  private Optional<Instant> last(Optional<Instant> own) {
    return own.filter(at -> at.isBefore(heard)).or(() -> Optional.of(heard));
  }

  /** Heartbeats do not come through the managers. */
  private NodeView heard(NodeView node) {
    return new NodeView(
        node.id(),
        node.host(),
        node.role(),
        node.leader(),
        node.availability(),
        node.state(),
        last(node.executorSeen()),
        last(node.watcherSeen()));
  }
}
