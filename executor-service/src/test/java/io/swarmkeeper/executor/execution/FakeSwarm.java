package io.swarmkeeper.executor.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.engine.ChangedMeanwhile;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.executor.Given;
import io.swarmkeeper.executor.command.EngineWrite;
import io.swarmkeeper.executor.command.ServiceSeen;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** A swarm in memory with versions, whose next calls go wrong as the test says. */
final class FakeSwarm implements Swarm {
  /** What goes wrong with the next write. */
  enum Trouble {
    LOST_BEFORE,
    LOST_AFTER,
    CHANGED,
    REFUSED
  }

  final Map<String, ObjectNode> services = new HashMap<>();
  final Map<String, ObjectNode> nodes = new HashMap<>();

  /** Networks, configs and secrets by kind and name, which is their id too. */
  final Map<String, ObjectNode> objects = new HashMap<>();

  final Queue<Trouble> troubles = new ArrayDeque<>();
  boolean unreachable;
  int writes;
  private long version = 100;

  void put(ObjectNode service) {
    services.put(service.at("/Spec/Name").asText(), service);
  }

  @Override
  public ServiceSeen see(String service) throws EngineTrouble {
    return new ServiceSeen(service(service), List.of(), List.copyOf(nodes.values()), Given.NAMES);
  }

  @Override
  public Optional<ObjectNode> service(String name) throws EngineTrouble {
    answer();
    return Optional.ofNullable(services.get(name)).map(ObjectNode::deepCopy);
  }

  @Override
  public Optional<ObjectNode> node(String id) throws EngineTrouble {
    answer();
    return Optional.ofNullable(nodes.get(id)).map(ObjectNode::deepCopy);
  }

  @Override
  public List<ObjectNode> networks(String name) {
    return List.of();
  }

  @Override
  public List<ObjectNode> services() {
    return List.copyOf(services.values());
  }

  @Override
  public Optional<ObjectNode> object(ObjectKind kind, String name) {
    return Optional.ofNullable(objects.get(kind + " " + name)).map(ObjectNode::deepCopy);
  }

  @Override
  public List<ObjectNode> taskContainers() throws EngineTrouble {
    answer();
    return List.of();
  }

  @Override
  public Optional<Long> write(EngineWrite change) throws EngineTrouble {
    answer();
    var trouble = Optional.ofNullable(troubles.poll());
    if (trouble.isEmpty() || trouble.get() == Trouble.LOST_AFTER) {
      apply(change);
    }
    return switch (trouble.orElse(null)) {
      case null -> Optional.of(version);
      case LOST_BEFORE, LOST_AFTER -> throw new EngineUnreachable("no answer");
      case CHANGED -> {
        nodes.values().forEach(node -> node.withObjectProperty("Version").put("Index", ++version));
        services
            .values()
            .forEach(service -> service.withObjectProperty("Version").put("Index", ++version));
        throw new ChangedMeanwhile("update out of sequence");
      }
      case REFUSED -> throw new EngineRefused(400, "invalid");
    };
  }

  private void apply(EngineWrite change) throws EngineTrouble {
    writes++;
    version++;
    switch (change) {
      case EngineWrite.NewService(var spec) ->
          put(versioned(Json.object().put("ID", spec.path("Name").asText()), spec));
      case EngineWrite.ServiceSpec(var id, var read, var spec, var along) ->
          replace(services, spec.path("Name").asText(), read, spec);
      case EngineWrite.NodeSpec(var id, var read, var spec) -> replace(nodes, id, read, spec);
      case EngineWrite.NoService(var id) ->
          services.values().removeIf(s -> s.path("ID").asText().equals(id));
      case EngineWrite.NewNetwork _, EngineWrite.NewConfig _ -> {}
      case EngineWrite.NewSecret(var body) -> {
        var name = body.path("Name").asText();
        objects.put(
            ObjectKind.SECRET + " " + name, Json.object().put("ID", name).set("Spec", body));
      }
      case EngineWrite.NoObject(var kind, var id) ->
          objects.entrySet().removeIf(o -> o.getKey().equals(kind + " " + id));
    }
  }

  private void replace(Map<String, ObjectNode> where, String key, long read, ObjectNode spec)
      throws ChangedMeanwhile {
    if (Json.version(where.get(key)) != read) {
      throw new ChangedMeanwhile("update out of sequence");
    }
    where.put(key, versioned(where.get(key).deepCopy(), spec));
  }

  private ObjectNode versioned(ObjectNode object, ObjectNode spec) {
    object.putObject("Version").put("Index", version);
    return object.set("Spec", spec);
  }

  private void answer() throws EngineUnreachable {
    if (unreachable) {
      throw new EngineUnreachable("the engine does not answer");
    }
  }
}
