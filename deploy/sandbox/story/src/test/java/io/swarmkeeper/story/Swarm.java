package io.swarmkeeper.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.UpdateOutOfSequence;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** The swarm itself, asked over a manager's engine and not over anything of ours. */
final class Swarm implements AutoCloseable {
  private final Engine engine = Engine.at(URI.create(Sandbox.variable("DOCKER_HOST")));

  /** A service: when one of these differs, somebody has touched it. */
  record Service(String id, long version, String image, JsonNode spec, Set<String> tasks) {}

  /** The services of a stack by their full names, with the tasks that should run. */
  Map<String, Service> stack(String stack) throws EngineTrouble {
    var wanted = tasks(stack).stream().filter(Swarm::shouldRun).toList();
    var services = new TreeMap<String, Service>();
    for (var service : engine.services(label(stack))) {
      var id = service.path("ID").asText();
      services.put(
          service.at("/Spec/Name").asText(),
          new Service(
              id,
              service.at("/Version/Index").asLong(),
              image(service.path("Spec").path("TaskTemplate")),
              service.path("Spec"),
              wanted.stream()
                  .filter(task -> task.path("ServiceID").asText().equals(id))
                  .map(task -> task.path("ID").asText())
                  .collect(Collectors.toUnmodifiableSet())));
    }
    return services;
  }

  /** All tasks of a stack that Swarm still remembers. */
  List<ObjectNode> tasks(String stack) throws EngineTrouble {
    return engine.tasks(label(stack));
  }

  /** The tasks that should run no longer, and what Swarm says of their end. */
  List<String> ended(String stack) throws EngineTrouble {
    return tasks(stack).stream()
        .filter(task -> !shouldRun(task))
        .map(task ->
            image(task.path("Spec")) + " " + task.path("ID").asText() + ": " + task.path("Status"))
        .toList();
  }

  /** How many tasks of an image run and should go on running. */
  long running(String stack, String image) throws EngineTrouble {
    return tasks(stack).stream()
        .filter(task -> shouldRun(task) && image(task.path("Spec")).startsWith(image))
        .filter(task -> task.at("/Status/State").asText().equals("running"))
        .count();
  }

  /** How many tasks of an image there have ever been. */
  long everStarted(String stack, String image) throws EngineTrouble {
    return tasks(stack).stream().filter(task -> image(task.path("Spec")).startsWith(image)).count();
  }

  /** The tasks that should run on a node. */
  List<ObjectNode> tasksOn(String host) throws EngineTrouble {
    return engine.tasks(Filters.none().with("node", host)).stream()
        .filter(Swarm::shouldRun)
        .toList();
  }

  /** How many tasks of an image run on a node and should go on running. */
  long runningOn(String host, String image) throws EngineTrouble {
    return tasksOn(host).stream()
        .filter(task -> image(task.path("Spec")).startsWith(image))
        .filter(task -> task.at("/Status/State").asText().equals("running"))
        .count();
  }

  /** {@code active}, {@code pause} or {@code drain}. */
  String availability(String host) throws EngineTrouble {
    return engine.node(host).at("/Spec/Availability").asText();
  }

  /** What {@code docker service update --image} does: all else stays, our label too. */
  void setImageByHand(String name, String image) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptionsInstanceOf(UpdateOutOfSequence.class)
        .until(() -> {
          var service = engine.service(name);
          var spec = service.path("Spec").<ObjectNode>deepCopy();
          spec.withObject("/TaskTemplate/ContainerSpec").put("Image", image);
          var _ =
              engine.updateService(
                  service.path("ID").asText(), Json.version(service), spec, Optional.empty());
          return true;
        });
  }

  /** The names of a stack's configs. */
  List<String> configs(String stack) throws EngineTrouble {
    return names(engine.configs(label(stack)), "/Spec/Name");
  }

  /** The names of a stack's secrets. */
  List<String> secrets(String stack) throws EngineTrouble {
    return names(engine.secrets(label(stack)), "/Spec/Name");
  }

  /** The names of a stack's networks. */
  List<String> networks(String stack) throws EngineTrouble {
    return names(engine.networks(label(stack)), "/Name");
  }

  private static List<String> names(List<ObjectNode> objects, String path) {
    return objects.stream().map(o -> o.at(path).asText()).sorted().toList();
  }

  /** Takes a stack's configs and secrets away, when its services are gone. */
  void removeObjects(String stack) throws EngineTrouble {
    for (var config : engine.configs(label(stack))) {
      engine.removeConfig(config.path("ID").asText());
    }
    for (var secret : engine.secrets(label(stack))) {
      engine.removeSecret(secret.path("ID").asText());
    }
  }

  /** Removes all names of an image from an engine, so that it has to be pulled. */
  static void removeImage(String socket, String ending) throws IOException {
    try (var node = Engine.at(URI.create(socket))) {
      for (var image : Json.objects(node.http().get("/images/json"))) {
        if (image.path("RepoTags").toString().contains(ending)
            || image.path("RepoDigests").toString().contains(ending.replaceFirst(":.*", "@"))) {
          var _ = node.http().delete("/images/" + image.path("Id").asText() + "?force=true");
        }
      }
    } catch (EngineTrouble e) {
      throw new IOException(e);
    }
  }

  /** Removes the image that has this digest in its registry, and nothing else, from an engine. */
  static void removeDigest(String socket, String digest) throws IOException {
    try (var node = Engine.at(URI.create(socket))) {
      for (var image : Json.objects(node.http().get("/images/json"))) {
        if (image.path("RepoDigests").toString().contains(digest)) {
          var _ = node.http().delete("/images/" + image.path("Id").asText() + "?force=true");
        }
      }
    } catch (EngineTrouble e) {
      throw new IOException(e);
    }
  }

  /** Takes a stack's services away, and waits until their containers are gone. */
  void remove(String stack) throws EngineTrouble {
    for (var service : engine.services(label(stack))) {
      engine.removeService(service.path("ID").asText());
    }
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> tasks(stack).isEmpty());
    for (var network : engine.networks(label(stack))) {
      var _ = engine.http().delete("/networks/" + network.path("Id").asText());
    }
  }

  static boolean shouldRun(JsonNode task) {
    return task.path("DesiredState").asText().equals("running");
  }

  private static String image(JsonNode taskSpec) {
    return taskSpec.at("/ContainerSpec/Image").asText();
  }

  private static Filters label(String stack) {
    return Filters.label("com.docker.stack.namespace=" + stack);
  }

  @Override
  public void close() throws IOException {
    engine.close();
  }
}
