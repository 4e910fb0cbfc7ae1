package io.swarmkeeper.watcher.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.swarm.view.SwarmNode;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.drift.Thing;
import io.swarmkeeper.watcher.watch.SwarmSight;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Everything that a manager lists, read together. */
record SwarmLists(
    List<ObjectNode> nodes,
    List<ObjectNode> services,
    List<ObjectNode> tasks,
    List<ObjectNode> configs,
    List<ObjectNode> secrets,
    boolean objects) {

  static SwarmLists read(Engine engine, boolean objects) throws EngineTrouble {
    return new SwarmLists(
        engine.nodes(),
        engine.services(Filters.none()),
        engine.tasks(Filters.none()),
        objects ? engine.configs(Filters.none()) : List.of(),
        objects ? engine.secrets(Filters.none()) : List.of(),
        objects);
  }

  SwarmSight sight(WatchedNode watched, Instant seenAt, Map<String, ContainerStatus> reports) {
    var kinds = EnumSet.of(Event.Thing.SERVICE, Event.Thing.NODE);
    if (objects) {
      kinds.addAll(EnumSet.of(Event.Thing.CONFIG, Event.Thing.SECRET));
    }
    return new SwarmSight(
        leads(watched),
        new SwarmFacts(watched.nodeId(), seenAt).of(nodes, services, tasks),
        new ServiceReader(reports).services(services, tasks),
        things(new SpecReader(seenAt)),
        kinds);
  }

  private boolean leads(WatchedNode watched) {
    return nodes.stream()
        .map(SwarmNode::new)
        .anyMatch(node -> node.id().equals(watched.nodeId()) && node.leads());
  }

  private List<Thing> things(SpecReader reader) {
    var things = new ArrayList<Thing>();
    nodes.forEach(node -> things.add(reader.node(node)));
    services.forEach(service -> things.add(reader.service(service)));
    configs.forEach(config -> things.add(reader.config(config)));
    secrets.forEach(secret -> things.add(reader.secret(secret)));
    return things;
  }
}
