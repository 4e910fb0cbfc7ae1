package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.NodeView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The time and the swarm around a rollout under test: one node, and services moved by hand. */
final class Scenery {
  private final Map<String, Actor> live = new LinkedHashMap<>();
  private final Map<Claim, OperationId> claimed = new HashMap<>();
  private Instant now;
  private Instant watcher;
  private boolean watcherAlive = true;

  Scenery(Instant start) {
    this.now = start;
    this.watcher = start;
  }

  Actor enters(String name) {
    live.put(name, new Actor(name, 2));
    return actor(name);
  }

  Actor actor(String name) {
    return live.get(name);
  }

  void leaves(String name) {
    live.remove(name);
  }

  void watcherAlive(boolean alive) {
    watcherAlive = alive;
  }

  void claims(String service, Optional<String> holder) {
    var claim = Claim.service(service);
    holder.ifPresentOrElse(
        h -> claimed.put(claim, new OperationId(h)), () -> claimed.remove(claim));
  }

  void passes(Duration time) {
    now = now.plus(time);
    watcher = watcherAlive ? now : watcher;
  }

  Instant now() {
    return now;
  }

  ClusterView view(Instant readAt) {
    return new ClusterView(
        now,
        readAt,
        Map.of("node-a", node("a"), "node-b", node("b")),
        live.values().stream().collect(Collectors.toMap(a -> a.name, Actor::view)),
        claimed);
  }

  private NodeView node(String letter) {
    return new NodeView(
        "node-" + letter,
        "host-" + letter,
        "manager",
        letter.equals("a"),
        "active",
        "ready",
        Optional.of(now),
        Optional.of(watcher));
  }
}
