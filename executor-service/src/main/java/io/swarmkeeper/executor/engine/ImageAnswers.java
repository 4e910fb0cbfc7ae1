package io.swarmkeeper.executor.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.ImageFound;
import io.swarmkeeper.contract.Query.ImageQuery;
import io.swarmkeeper.contract.Query.Platform;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.executor.registry.Credentials;
import io.swarmkeeper.executor.registry.RegistryTrouble;
import io.swarmkeeper.swarm.ImageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the registries say of images, asked through the engine, all at once. */
public final class ImageAnswers implements AutoCloseable {
  private final Engine engine;
  private final Credentials credentials;
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

  /** Asks through the engine, which knows its mirrors. */
  public ImageAnswers(Engine engine, Credentials credentials) {
    this.engine = engine;
    this.credentials = credentials;
  }

  /** One answer per image; what went wrong with one says nothing of the others. */
  public ImageAnswer answer(ImageQuery query) throws InterruptedException {
    var running = query.images().stream().map(image -> asking.submit(() -> find(image))).toList();
    var found = new ArrayList<ImageFound>();
    for (var one : running) {
      found.add(result(one));
    }
    return new ImageAnswer(found);
  }

  private static ImageFound result(Future<ImageFound> one) throws InterruptedException {
    try {
      return one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "asking a registry failed in a way that is not foreseen", e.getCause());
    }
  }

  private ImageFound find(String image) {
    try {
      var found = engine.distribution(image, credentials.of(image));
      return new ImageFound(
          image,
          Optional.of(found.at("/Descriptor/digest").asText()),
          platforms(found),
          Optional.empty(),
          access(image, false));
    } catch (EngineTrouble e) {
      return new ImageFound(
          image,
          Optional.empty(),
          List.of(),
          Optional.of(RegistryTrouble.sentence(image, e)),
          access(image, RegistryTrouble.isRefusal(e)));
    }
  }

  /** Nobody can compare credentials without the salt, so then nothing is said of them. */
  private Optional<Access> access(String image, boolean refused) {
    try {
      var registry = ImageName.of(image).registry();
      return Optional.of(new Access(registry, refused, credentials.known(image)));
    } catch (EngineTrouble _) {
      return Optional.empty();
    }
  }

  private static List<Platform> platforms(ObjectNode found) {
    return Json.objects(found.path("Platforms")).stream()
        .map(p -> new Platform(p.path("os").asText(), p.path("architecture").asText()))
        .toList();
  }

  @Override
  public void close() {
    asking.shutdownNow();
  }
}
