package io.swarmkeeper.watcher.engine;

import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.watcher.judge.Post;
import io.swarmkeeper.watcher.judge.container.Listed;
import io.swarmkeeper.watcher.judge.container.Sighting.Inspected;
import io.swarmkeeper.watcher.judge.swarm.SwarmFact;
import io.swarmkeeper.watcher.watch.NodeEngine;
import io.swarmkeeper.watcher.watch.Standing;
import java.time.InstantSource;
import java.util.List;
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
    return engine.node(post.nodeId()).at("/ManagerStatus/Leader").asBoolean();
  }

  @Override
  public List<SwarmFact> swarm(Post post) throws EngineTrouble {
    var seenAt = clock.instant();
    var nodes = engine.nodes();
    var services = engine.services(Filters.none());
    return new SwarmReader(post.nodeId(), seenAt)
        .facts(nodes, services, engine.tasks(Filters.none()));
  }
}
