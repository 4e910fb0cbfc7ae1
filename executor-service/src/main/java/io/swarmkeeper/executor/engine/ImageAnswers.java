package io.swarmkeeper.executor.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.ImageFound;
import io.swarmkeeper.contract.Query.ImageQuery;
import io.swarmkeeper.contract.Query.Platform;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.executor.registry.Credentials;
import io.swarmkeeper.executor.registry.RegistryGuard;
import io.swarmkeeper.executor.registry.RegistryTrouble;
import io.swarmkeeper.swarm.ImageName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What the registries say of images, asked through the engine, side by side and all within a time.
 * Nothing of what answers is handed on but digest and platforms.
 */
public final class ImageAnswers implements AutoCloseable {
  private static final Duration ALL_WITHIN = Duration.ofSeconds(20);
  private static final int AT_ONCE = 16;

  private final Engine engine;
  private final Credentials credentials;
  private final RegistryGuard guard;
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore atOnce = new Semaphore(AT_ONCE);

  /** Asks through the engine, which knows its mirrors, whom the guard lets be asked. */
  public ImageAnswers(Engine engine, Credentials credentials, RegistryGuard guard) {
    this.engine = engine;
    this.credentials = credentials;
    this.guard = guard;
  }

  /** One answer per image; what went wrong with one says nothing of the others. */
  public ImageAnswer answer(ImageQuery query) throws InterruptedException {
    var used = new RegistriesInUse(engine);
    var asked =
        query.images().stream()
            .<Callable<ImageFound>>map(image -> () -> found(image, used))
            .toList();
    var answers = asking.invokeAll(asked, ALL_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    var all = new ArrayList<ImageFound>();
    for (var i = 0; i < answers.size(); i++) {
      all.add(result(query.images().get(i), answers.get(i)));
    }
    return new ImageAnswer(all);
  }

  private static ImageFound result(String image, Future<ImageFound> answer) {
    return answer.state() == Future.State.SUCCESS
        ? answer.resultNow()
        : none(image, "the registry of " + image + " does not answer: it says nothing in time");
  }

  private static ImageFound none(String image, String why) {
    return new ImageFound(image, Optional.empty(), List.of(), Optional.of(why), Optional.empty());
  }

  private ImageFound found(String image, RegistriesInUse used) throws InterruptedException {
    atOnce.acquire();
    try {
      var registry = ImageName.of(image).registry();
      var objection = guard.objection(registry).filter(_ -> !used.has(registry));
      return objection.map(why -> none(image, why)).orElseGet(() -> find(image));
    } finally {
      atOnce.release();
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

  /** The registries that the swarm's services have their images from, looked up when needed. */
  private static final class RegistriesInUse {
    private final Engine engine;
    private Optional<Set<String>> known = Optional.empty();

    RegistriesInUse(Engine engine) {
      this.engine = engine;
    }

    synchronized boolean has(String registry) {
      if (known.isEmpty()) {
        known = Optional.of(ask());
      }
      return known.get().contains(registry);
    }

    private Set<String> ask() {
      try {
        return engine.services(Filters.none()).stream()
            .map(s -> s.at("/Spec/TaskTemplate/ContainerSpec/Image").asText())
            .map(image -> ImageName.of(image).registry())
            .collect(Collectors.toSet());
      } catch (EngineTrouble _) {
        return Set.of();
      }
    }
  }
}
