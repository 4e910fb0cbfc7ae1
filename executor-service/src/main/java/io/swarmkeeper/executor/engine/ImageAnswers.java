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
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;

/** What the registries say of images, asked through the engine, all at once. */
public final class ImageAnswers {
  private final Engine engine;
  private final Credentials credentials;

  /** Asks through the engine, which knows its mirrors. */
  public ImageAnswers(Engine engine, Credentials credentials) {
    this.engine = engine;
    this.credentials = credentials;
  }

  /** One answer per image; what went wrong with one says nothing of the others. */
  public ImageAnswer answer(ImageQuery query) {
    var all = Gatherers.mapConcurrent(Math.max(1, query.images().size()), this::find);
    return new ImageAnswer(query.images().stream().gather(all).toList());
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
}
