package io.swarmkeeper.watcher.engine;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.view.SwarmNode;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Inspected;
import io.swarmkeeper.watcher.judge.container.ListedContainer;
import io.swarmkeeper.watcher.watch.NodeEngine;
import io.swarmkeeper.watcher.watch.SwarmMembership;
import io.swarmkeeper.watcher.watch.SwarmSight;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real engine of this node. */
public final class LocalEngine implements NodeEngine {
  private final Engine engine;
  private final InstantSource clock;

  public LocalEngine(Engine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public SwarmMembership membership() throws EngineTrouble {
    var info = engine.info();
    return new SwarmMembership(
        new WatchedNode(
            EngineJson.textOrEmpty(info, "/Swarm/NodeID"), EngineJson.textOrEmpty(info, "/Name")),
        info.at("/Swarm/ControlAvailable").asBoolean());
  }

  @Override
  public List<ListedContainer> containers() throws EngineTrouble {
    return engine.containers(Filters.none()).stream().map(ContainerReader::listed).toList();
  }

  @Override
  public Optional<Inspected> inspect(String containerId) throws EngineTrouble {
    try {
      return Optional.of(ContainerReader.inspected(engine.container(containerId), clock.instant()));
    } catch (EngineRefused e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public boolean leads(WatchedNode watched) throws EngineTrouble {
    return new SwarmNode(engine.node(watched.nodeId())).leads();
  }

  @Override
  public SwarmSight swarm(
      WatchedNode watched, Map<String, ContainerStatus> reports, boolean objects)
      throws EngineTrouble {
    var seenAt = clock.instant();
    return SwarmLists.read(engine, objects).sight(watched, seenAt, reports);
  }
}
