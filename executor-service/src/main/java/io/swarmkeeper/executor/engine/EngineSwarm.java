package io.swarmkeeper.executor.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.executor.command.EngineWrite;
import io.swarmkeeper.executor.command.ServiceSeen;
import io.swarmkeeper.executor.execution.Swarm;
import io.swarmkeeper.executor.guard.CredentialsAlong;
import io.swarmkeeper.executor.registry.Credentials;
import io.swarmkeeper.executor.registry.Credentials.RegistryAuth;
import io.swarmkeeper.executor.spec.LoginMarks;
import io.swarmkeeper.executor.spec.ObjectIds;
import io.swarmkeeper.swarm.Labels;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The swarm behind a real engine. */
public final class EngineSwarm implements Swarm {

  private final Engine engine;
  private final Credentials credentials;
  private final Clock clock;

  /** Credentials go along with what is written, where they should. */
  public EngineSwarm(Engine engine, Credentials credentials, Clock clock) {
    this.engine = engine;
    this.credentials = credentials;
    this.clock = clock;
  }

  @Override
  public ServiceSeen see(String name) throws EngineTrouble {
    var names = ObjectIds.of(engine.secrets(Filters.none()), engine.configs(Filters.none()));
    var nodes = engine.nodes();
    var service = service(name);
    var tasks =
        service.isEmpty()
            ? List.<ObjectNode>of()
            : engine.tasks(Filters.none().with("service", service.get().path("ID").asText()));
    return new ServiceSeen(service, tasks, nodes, names);
  }

  @Override
  public Optional<ObjectNode> service(String name) throws EngineTrouble {
    // Asked by name, the engine also takes an id or the beginning of one.
    return ifThere(() -> engine.service(name))
        .filter(s -> s.at("/Spec/Name").asText().equals(name));
  }

  @Override
  public Optional<ObjectNode> node(String id) throws EngineTrouble {
    return ifThere(() -> engine.node(id));
  }

  @Override
  public List<ObjectNode> networks(String name) throws EngineTrouble {
    var filters = Filters.none().with("name", name).with("scope", "swarm");
    return engine.networks(filters).stream()
        .filter(n -> n.path("Name").asText().equals(name))
        .toList();
  }

  @Override
  public List<ObjectNode> services() throws EngineTrouble {
    return engine.services(Filters.none());
  }

  @Override
  public Optional<ObjectNode> object(ObjectKind kind, String name) throws EngineTrouble {
    var named = Filters.none().with("name", name);
    return switch (kind) {
      case NETWORK -> networks(name).stream().findFirst();
      case CONFIG -> called(name, engine.configs(named));
      case SECRET -> called(name, engine.secrets(named));
    };
  }

  /** The engine's filter takes the beginning of a name too. */
  private static Optional<ObjectNode> called(String name, List<ObjectNode> objects) {
    return objects.stream().filter(o -> o.at("/Spec/Name").asText().equals(name)).findFirst();
  }

  @Override
  public List<ObjectNode> taskContainers() throws EngineTrouble {
    return engine.containers(Filters.label(Labels.TASK_ID));
  }

  @Override
  public Optional<Long> write(EngineWrite change) throws EngineTrouble {
    return switch (change) {
      case EngineWrite.NewNetwork(var body) -> {
        var _ = engine.createNetwork(body);
        yield Optional.empty();
      }
      case EngineWrite.NewConfig(var body) -> {
        var _ = engine.createConfig(body);
        yield Optional.empty();
      }
      case EngineWrite.NewSecret(var body) -> {
        var _ = engine.createSecret(body);
        yield Optional.empty();
      }
      case EngineWrite.NewService(var spec) -> {
        var auth = credentials.auth(image(spec));
        var labelled = labelled(spec, CredentialsAlong.WITH_NEW_TASKS, auth);
        yield versionOf(engine.createService(labelled, auth.map(RegistryAuth::value)));
      }
      case EngineWrite.ServiceSpec(var id, var version, var spec, var along) -> {
        var auth = auth(spec, along);
        var labelled = labelled(spec, along, auth);
        var _ = engine.updateService(id, version, labelled, auth.map(RegistryAuth::value));
        yield versionOf(id);
      }
      case EngineWrite.NodeSpec(var id, var version, var spec) -> {
        engine.updateNode(id, version, spec);
        yield Optional.of(Json.version(engine.node(id)));
      }
      case EngineWrite.NoObject(var kind, var id) -> {
        remove(kind, id);
        yield Optional.empty();
      }
      case EngineWrite.NoService(var id) -> {
        engine.removeService(id);
        yield Optional.empty();
      }
    };
  }

  private void remove(ObjectKind kind, String id) throws EngineTrouble {
    switch (kind) {
      case NETWORK -> engine.removeNetwork(id);
      case CONFIG -> engine.removeConfig(id);
      case SECRET -> engine.removeSecret(id);
    }
  }

  /**
   * We may have been started anew, and the command line tells credentials every few seconds: a
   * write that is for their sake waits for them.
   */
  private Optional<RegistryAuth> auth(ObjectNode spec, CredentialsAlong along)
      throws EngineTrouble {
    var auth =
        along == CredentialsAlong.NONE
            ? Optional.<RegistryAuth>empty()
            : credentials.auth(image(spec));
    if (along == CredentialsAlong.BESIDE_TASKS && auth.isEmpty()) {
      throw new EngineUnreachable(
          "no credentials are known here for the registry of "
              + image(spec)
              + ": docker login, then keeper deploy");
    }
    return auth;
  }

  /** Says beside the credentials which they are: Swarm never tells. */
  private ObjectNode labelled(
      ObjectNode spec, CredentialsAlong along, Optional<RegistryAuth> auth) {
    var next = SpecDocument.of(spec);
    var digest = auth.map(RegistryAuth::digest);
    return switch (along) {
      case NONE -> spec;
      case WITH_NEW_TASKS -> LoginMarks.withNewTasks(next, digest).json();
      case BESIDE_TASKS ->
          digest.map(d -> LoginMarks.besideTasks(next, d, clock.instant()).json()).orElse(spec);
    };
  }

  private static String image(ObjectNode spec) {
    return spec.at("/TaskTemplate/ContainerSpec/Image").asText();
  }

  private Optional<Long> versionOf(String serviceId) throws EngineTrouble {
    return Optional.of(Json.version(engine.service(serviceId)));
  }

  private static Optional<ObjectNode> ifThere(Look look) throws EngineTrouble {
    try {
      return Optional.of(look.look());
    } catch (EngineRefused e) {
      if (e.notFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private interface Look {
    ObjectNode look() throws EngineTrouble;
  }
}
