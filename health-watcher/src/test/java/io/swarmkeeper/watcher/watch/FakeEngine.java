package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Inspected;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Phase;
import io.swarmkeeper.watcher.judge.container.ListedContainer;
import io.swarmkeeper.watcher.judge.drift.Thing;
import io.swarmkeeper.watcher.judge.leader.SwarmFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An engine whose containers start and end when the test says so, and that can be away. */
final class FakeEngine implements NodeEngine {
  final List<String> inspections = new ArrayList<>();
  final List<SwarmFact> swarm = new ArrayList<>();
  final List<Thing> things = new ArrayList<>();
  final List<WatchedService> services = new ArrayList<>();
  boolean away;
  boolean leads;
  int asked;
  SwarmMembership membership = new SwarmMembership(new WatchedNode("node-id-1", "node-1"), true);
  private final Map<String, Inspected> containers = new LinkedHashMap<>();

  void starts(String id, Instant at) {
    put(id, Phase.RUNNING, at, Optional.empty(), 0);
  }

  void ends(String id, Instant at, int code) {
    put(id, Phase.STOPPED, containers.get(id).startedAt().orElseThrow(), Optional.of(at), code);
  }

  void removes(String id) {
    containers.remove(id);
  }

  private void put(String id, Phase phase, Instant start, Optional<Instant> end, int code) {
    containers.put(
        id,
        new Inspected(
            id,
            "web:v1",
            Optional.empty(),
            phase,
            start,
            Optional.of(start),
            end,
            code,
            false,
            Optional.empty(),
            Optional.empty(),
            end.orElse(start)));
  }

  @Override
  public SwarmMembership membership() throws EngineTrouble {
    answer();
    return membership;
  }

  @Override
  public List<ListedContainer> containers() throws EngineTrouble {
    answer();
    return containers.values().stream()
        .map(c ->
            c.phase() == Phase.RUNNING
                ? new ListedContainer(c.containerId(), "running", "Up 2 minutes")
                : new ListedContainer(c.containerId(), "exited", "Exited (0) 2 minutes ago"))
        .toList();
  }

  @Override
  public Optional<Inspected> inspect(String containerId) throws EngineTrouble {
    answer();
    inspections.add(containerId);
    return Optional.ofNullable(containers.get(containerId));
  }

  @Override
  public boolean leads(WatchedNode node) throws EngineTrouble {
    answer();
    return leads;
  }

  @Override
  public SwarmSight swarm(WatchedNode node, Map<String, ContainerStatus> reports, boolean objects)
      throws EngineTrouble {
    answer();
    return new SwarmSight(
        leads, swarm, services, things, Set.of(Event.Thing.NODE, Event.Thing.SERVICE));
  }

  private void answer() throws EngineTrouble {
    asked++;
    if (away) {
      throw new EngineUnreachable("the engine is away");
    }
  }
}
