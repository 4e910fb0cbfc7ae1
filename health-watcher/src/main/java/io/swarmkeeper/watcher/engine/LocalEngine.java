package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Event;
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
import io.swarmkeeper.watcher.judge.drift.Thing;
import io.swarmkeeper.watcher.watch.NodeEngine;
import io.swarmkeeper.watcher.watch.SwarmMembership;
import io.swarmkeeper.watcher.watch.SwarmSight;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real engine of this node. */
public record LocalEngine(Engine engine, InstantSource clock) implements NodeEngine {
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
    var nodes = engine.nodes();
    var services = engine.services(Filters.none());
    var tasks = engine.tasks(Filters.none());
    var kinds = EnumSet.of(Event.Thing.SERVICE, Event.Thing.NODE);
    var things = new ArrayList<Thing>();
    var reader = new SpecReader(seenAt);
    nodes.forEach(node -> things.add(reader.node(node)));
    services.forEach(service -> things.add(reader.service(service)));
    if (objects) {
      kinds.addAll(EnumSet.of(Event.Thing.CONFIG, Event.Thing.SECRET));
      engine.configs(Filters.none()).forEach(config -> things.add(reader.config(config)));
      engine.secrets(Filters.none()).forEach(secret -> things.add(reader.secret(secret)));
    }
    return new SwarmSight(
        leads(watched, nodes),
        new SwarmFacts(watched.nodeId(), seenAt).of(nodes, services, tasks),
        new ServiceReader(reports).services(services, tasks),
        things,
        kinds);
  }

  private static boolean leads(WatchedNode watched, List<ObjectNode> nodes) {
    return nodes.stream()
        .map(SwarmNode::new)
        .anyMatch(node -> node.id().equals(watched.nodeId()) && node.leads());
  }
}
