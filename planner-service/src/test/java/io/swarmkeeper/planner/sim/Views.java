package io.swarmkeeper.planner.sim;

import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What planners see: mostly the swarm as it is, sometimes as it was some seconds ago, and nothing
 * new while the managers or the watchers are silent.
 */
final class Views {
  private static final int REMEMBERED = 15;

  private final Scenario scenario;
  private final Random random;
  private final Deque<Seen> seen = new ArrayDeque<>();
  private Instant heard = Scenario.START;

  private record Seen(Instant at, Map<String, ServiceView> services) {}

  Views(Scenario scenario, Random random) {
    this.scenario = scenario;
    this.random = random;
  }

  void see(int second, Instant now, SimSwarm swarm) {
    if (scenario.managersSilent().stream().noneMatch(w -> w.contains(second))) {
      seen.addFirst(new Seen(now, swarm.look(now)));
    }
    if (scenario.watchersSilent().stream().noneMatch(w -> w.contains(second))) {
      heard = now;
    }
    if (seen.size() > REMEMBERED) {
      seen.removeLast();
    }
  }

  /** The newest view there is, or now and then an older one, as another planner may have it. */
  ClusterView any(int second, Instant now) {
    if (seen.isEmpty()) {
      return new ClusterView(now, Instant.EPOCH, Map.of(), Map.of());
    }
    var old = random.nextInt(10) == 0 ? random.nextInt(seen.size()) : 0;
    var view = new ArrayList<>(seen).get(old);
    return new ClusterView(
        now,
        view.at(),
        Map.of("node-0", node("node-0"), "node-1", node("node-1")),
        view.services());
  }

  private NodeView node(String id) {
    return new NodeView(
        id, id, "manager", false, "active", "ready", Optional.of(heard), Optional.of(heard));
  }
}
