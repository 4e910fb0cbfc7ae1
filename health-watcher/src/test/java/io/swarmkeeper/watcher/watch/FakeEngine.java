package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.watcher.judge.Post;
import io.swarmkeeper.watcher.judge.container.Listed;
import io.swarmkeeper.watcher.judge.container.Sighting.Inspected;
import io.swarmkeeper.watcher.judge.container.Sighting.Phase;
import io.swarmkeeper.watcher.judge.drift.Thing;
import io.swarmkeeper.watcher.judge.stability.ServiceSeen;
import io.swarmkeeper.watcher.judge.swarm.SwarmFact;
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
  final List<ServiceSeen> services = new ArrayList<>();
  boolean away;
  boolean leads;
  int asked;
  Standing standing = new Standing(new Post("node-id-1", "node-1"), true);
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
  public Standing standing() throws EngineTrouble {
    answer();
    return standing;
  }

  @Override
  public List<Listed> containers() throws EngineTrouble {
    answer();
    return containers.values().stream()
        .map(c ->
            c.phase() == Phase.RUNNING
                ? new Listed(c.containerId(), "running", "Up 2 minutes")
                : new Listed(c.containerId(), "exited", "Exited (0) 2 minutes ago"))
        .toList();
  }

  @Override
  public Optional<Inspected> inspect(String containerId) throws EngineTrouble {
    answer();
    inspections.add(containerId);
    return Optional.ofNullable(containers.get(containerId));
  }

  @Override
  public boolean leads(Post post) throws EngineTrouble {
    answer();
    return leads;
  }

  @Override
  public SwarmSight swarm(Post post, Map<String, ContainerStatus> words, boolean objects)
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
