package io.swarmkeeper.stack.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.StackSpec.Named;
import io.swarmkeeper.stack.golden.NormalRequests;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A manager of the sandbox's swarm; what is made beside the stacks is removed when it is closed.
 */
final class LiveSwarm implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = Base64.getEncoder().encodeToString(new byte[] {'x'});

  private final String host =
      Objects.requireNonNull(
          System.getenv("DOCKER_HOST"), "run: eval \"$(deploy/sandbox/env)\" first");
  private final Engine engine = Engine.at(URI.create(host));
  private final Deque<String> made = new ArrayDeque<>();

  String host() {
    return host;
  }

  /** The networks, secrets and configs that a stack needs from outside. */
  void prepare(StackSpec stack) throws EngineTrouble {
    for (String name : stack.externalNetworks()) {
      ObjectNode network = JSON.createObjectNode().put("Name", name).put("Driver", "overlay");
      make("networks", network.put("Attachable", true));
    }
    for (String name : stack.externalSecrets()) {
      make("secrets", JSON.createObjectNode().put("Name", name).put("Data", DATA));
    }
    for (String name : stack.externalConfigs()) {
      make("configs", JSON.createObjectNode().put("Name", name).put("Data", DATA));
    }
  }

  /** Sends the requests of our reading, with the ids that docker looks up. */
  void create(StackSpec stack, Map<String, byte[]> secrets) throws EngineTrouble {
    for (Named network : stack.networks()) {
      engine.createNetwork(network.body());
    }
    for (Named secret : stack.secrets()) {
      byte[] bytes = secrets.get(secret.file().orElseThrow());
      engine.http().post("/secrets/create", secret.body().deepCopy().put("Data", bytes));
    }
    for (Named config : stack.configs()) {
      engine.createConfig(config.body());
    }
    Map<String, String> ids = new TreeMap<>();
    engine.secrets(Filters.none()).forEach(s -> ids.put("SecretName " + name(s), id(s)));
    engine.configs(Filters.none()).forEach(c -> ids.put("ConfigName " + name(c), id(c)));
    for (StackSpec.Service service : stack.services()) {
      ObjectNode body = service.body().deepCopy();
      JsonNode container = body.path("TaskTemplate").path("ContainerSpec");
      identify(container.path("Secrets"), "Secret", ids);
      identify(container.path("Configs"), "Config", ids);
      engine.createService(body, Optional.empty());
    }
  }

  /**
   * The specs of a stack's services as the engine keeps them, with names for ids, as if the stack
   * had another name.
   */
  Map<String, JsonNode> specs(String stack, String called) throws EngineTrouble, IOException {
    Map<String, String> networks =
        engine.networks(Filters.none()).stream()
            .collect(Collectors.toMap(n -> n.path("Id").asText(), n -> n.path("Name").asText()));
    ArrayNode requests = JSON.createArrayNode();
    for (ObjectNode service : engine.services(ofStack(stack))) {
      JsonNode spec = service.path("Spec");
      for (JsonNode attached : spec.path("TaskTemplate").path("Networks")) {
        String id = attached.path("Target").asText();
        ((ObjectNode) attached).put("Target", networks.getOrDefault(id, id));
      }
      JsonNode renamed = JSON.readTree(spec.toString().replace(stack, called));
      requests.addObject().put("path", "/services/create").set("body", renamed);
    }
    return NormalRequests.of(requests);
  }

  /** Whether nothing of a stack is left. */
  boolean isGone(String stack) throws EngineTrouble {
    Filters mine = ofStack(stack);
    return engine.services(mine).isEmpty()
        && engine.tasks(mine).isEmpty()
        && engine.networks(mine).isEmpty()
        && engine.secrets(mine).isEmpty()
        && engine.configs(mine).isEmpty();
  }

  /** One that somebody else has made serves as well, and stays. */
  private void make(String kind, ObjectNode body) throws EngineTrouble {
    try {
      JsonNode answer = engine.http().post("/" + kind + "/create", body);
      made.push(
          "/"
              + kind
              + "/"
              + Optional.ofNullable(answer.get("ID")).orElse(answer.path("Id")).asText());
    } catch (EngineRefused e) {
      if (!e.alreadyThere()) {
        throw e;
      }
    }
  }

  private static void identify(JsonNode references, String kind, Map<String, String> ids) {
    for (JsonNode reference : references) {
      String name = kind + "Name " + reference.path(kind + "Name").asText();
      ((ObjectNode) reference).put(kind + "ID", ids.get(name));
    }
  }

  private static Filters ofStack(String stack) {
    return Filters.label("com.docker.stack.namespace=" + stack);
  }

  private static String name(JsonNode object) {
    return object.path("Spec").path("Name").asText();
  }

  private static String id(JsonNode object) {
    return object.path("ID").asText();
  }

  @Override
  public void close() throws IOException {
    try (engine) {
      while (!made.isEmpty()) {
        engine.http().delete(made.pop());
      }
    } catch (EngineTrouble e) {
      throw new IOException(e);
    }
  }
}
