package io.swarmkeeper.watcher.engine;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.watcher.judge.Post;
import io.swarmkeeper.watcher.judge.container.Listed;
import io.swarmkeeper.watcher.judge.container.Sighting.Inspected;
import io.swarmkeeper.watcher.watch.NodeEngine;
import io.swarmkeeper.watcher.watch.Standing;
import io.swarmkeeper.watcher.watch.SwarmSight;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real engine of this node. */
public final class LocalEngine implements NodeEngine {
  private final Engine engine;
  private final InstantSource clock;

  /** Over this connection. */
  public LocalEngine(Engine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
  }

  @Override
  public Standing standing() throws EngineTrouble {
    var info = engine.info();
    return new Standing(
        new Post(Fields.textOf(info, "/Swarm/NodeID"), Fields.textOf(info, "/Name")),
        info.at("/Swarm/ControlAvailable").asBoolean());
  }

  @Override
  public List<Listed> containers() throws EngineTrouble {
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
  public boolean leads(Post post) throws EngineTrouble {
    return SwarmReader.leads(engine.node(post.nodeId()));
  }

  @Override
  public SwarmSight swarm(Post post, Map<String, ContainerStatus> words, boolean objects)
      throws EngineTrouble {
    var seenAt = clock.instant();
    return SwarmLists.read(engine, objects).sight(post, seenAt, words);
  }
}
