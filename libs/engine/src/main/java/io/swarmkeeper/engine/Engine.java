package io.swarmkeeper.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.ImageName;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The calls of the Engine API that we use, as raw JSON: nothing that Docker knows is lost. */
public final class Engine implements AutoCloseable {
  /** Longer than the 20 s that a manager itself waits for the swarm's leader. */
  public static final Duration DEADLINE = Duration.ofSeconds(25);

  private static final int PULL_FAILED = 500;

  private final EngineHttp http;

  /** Over this connection, which it closes at the end. */
  public Engine(EngineHttp http) {
    this.http = http;
  }

  /** At this address ({@code DOCKER_HOST}), with the usual deadline. */
  public static Engine at(URI host) {
    return new Engine(new EngineHttp(host, DEADLINE));
  }

  /** For what this class does not name. */
  public EngineHttp http() {
    return http;
  }

  /** The engine, its node and its part in the swarm. */
  public ObjectNode info() throws EngineTrouble {
    return object(http.get("/info"));
  }

  public List<ObjectNode> nodes() throws EngineTrouble {
    return list("/nodes", Filters.none());
  }

  /** One node, by id or name. */
  public ObjectNode node(String id) throws EngineTrouble {
    return object(http.get("/nodes/" + encoded(id)));
  }

  public List<ObjectNode> services(Filters filters) throws EngineTrouble {
    return list("/services", filters);
  }

  /** One service, by id or full name. */
  public ObjectNode service(String name) throws EngineTrouble {
    return object(http.get("/services/" + encoded(name)));
  }

  /** Tasks; {@code _up-to-date=true} keeps those that run their service's present spec. */
  public List<ObjectNode> tasks(Filters filters) throws EngineTrouble {
    return list("/tasks", filters);
  }

  public List<ObjectNode> networks(Filters filters) throws EngineTrouble {
    return list("/networks", filters);
  }

  /** Configs, with their data. */
  public List<ObjectNode> configs(Filters filters) throws EngineTrouble {
    return list("/configs", filters);
  }

  /** Secrets, without their data. */
  public List<ObjectNode> secrets(Filters filters) throws EngineTrouble {
    return list("/secrets", filters);
  }

  /** This engine's own containers, those that have ended too. */
  public List<ObjectNode> containers(Filters filters) throws EngineTrouble {
    return Json.objects(http.get("/containers/json?all=true&" + filters.query()));
  }

  /** One container of this engine, with its health log. */
  public ObjectNode container(String id) throws EngineTrouble {
    return object(http.get("/containers/" + encoded(id) + "/json"));
  }

  /** What the registry says of an image, asked with these credentials: digest and platforms. */
  public ObjectNode distribution(String image, Optional<String> registryAuth) throws EngineTrouble {
    return object(http.get("/distribution/" + encoded(image) + "/json", registryAuth));
  }

  /** One image of this engine. */
  public ObjectNode image(ImageName image) throws EngineTrouble {
    return object(http.get("/images/" + encoded(image.text()) + "/json"));
  }

  /** Pulls an image, which may take long: interrupt to give up. */
  public void pull(ImageName image, Optional<String> registryAuth) throws EngineTrouble {
    var query =
        "?fromImage=" + encoded(image.repository()) + "&tag=" + encoded(image.tagOrDigest());
    for (var line : http.postAndFollow("/images/create" + query, registryAuth)) {
      var error = progress(line).path("error").asText();
      if (!error.isEmpty()) {
        throw new EngineRefused(PULL_FAILED, error);
      }
    }
  }

  private static JsonNode progress(String line) throws EngineTrouble {
    try {
      return Json.read(line);
    } catch (JsonProcessingException e) {
      throw new EngineUnreachable("the engine tells its progress in something not JSON", e);
    }
  }

  /** Creates a service; answers its id. Swarm keeps the credentials for the service's tasks. */
  public String createService(JsonNode spec, Optional<String> registryAuth) throws EngineTrouble {
    return http.post("/services/create", spec, registryAuth).path("ID").asText();
  }

  /**
   * Replaces a service's spec if it still has this version; answers the engine's warnings. Without
   * credentials Swarm keeps those that it has.
   */
  public JsonNode updateService(
      String id, long version, JsonNode spec, Optional<String> registryAuth) throws EngineTrouble {
    var query = "/update?version=" + version + "&registryAuthFrom=spec";
    return http.post("/services/" + encoded(id) + query, spec, registryAuth);
  }

  public void removeService(String id) throws EngineTrouble {
    var _ = http.delete("/services/" + encoded(id));
  }

  /** Replaces a node's spec if it still has this version. */
  public void updateNode(String id, long version, JsonNode spec) throws EngineTrouble {
    var _ = http.post("/nodes/" + encoded(id) + "/update?version=" + version, spec);
  }

  /** Creates a network; answers its id. */
  public String createNetwork(JsonNode body) throws EngineTrouble {
    return http.post("/networks/create", body).path("Id").asText();
  }

  /** Creates a config; answers its id. */
  public String createConfig(JsonNode body) throws EngineTrouble {
    return http.post("/configs/create", body).path("ID").asText();
  }

  /** Creates a secret; answers its id. */
  public String createSecret(JsonNode body) throws EngineTrouble {
    return http.post("/secrets/create", body).path("ID").asText();
  }

  public void removeNetwork(String id) throws EngineTrouble {
    var _ = http.delete("/networks/" + encoded(id));
  }

  public void removeConfig(String id) throws EngineTrouble {
    var _ = http.delete("/configs/" + encoded(id));
  }

  public void removeSecret(String id) throws EngineTrouble {
    var _ = http.delete("/secrets/" + encoded(id));
  }

  private List<ObjectNode> list(String path, Filters filters) throws EngineTrouble {
    return Json.objects(http.get(path + "?" + filters.query()));
  }

  private static ObjectNode object(JsonNode node) throws EngineTrouble {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new EngineUnreachable("the engine answers with something that is not an object");
  }

  /** An image reference keeps its slashes and colons: the engine's router wants them so. */
  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%3A", ":")
        .replace("%40", "@");
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
