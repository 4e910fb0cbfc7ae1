package io.swarmkeeper.executor.registry;

import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import java.util.List;

/** What keeps an image from us, in sentences that tell what to do about it. */
public final class RegistryTrouble {
  static final String LOG_IN = "log in (docker login, then keeper deploy)";
  private static final int SERVER_ERROR = 500;
  private static final List<String> UNAUTHORIZED =
      List.of("unauthorized", "denied:", "access denied", "no basic auth");

  private RegistryTrouble() {}

  /** The engine asks the registry for us, and puts its answers and its silence into statuses. */
  public static String sentence(String image, EngineTrouble trouble) {
    return switch (trouble) {
      case EngineRefused e when e.notFound() ->
          "the image "
              + image
              + " is not in its registry: check the name and the tag, or push it first";
      case EngineRefused e when isRefusal(e) ->
          "the registry does not show the image "
              + image
              + " to this swarm: "
              + LOG_IN
              + ", or check the name ("
              + e.getMessage()
              + ")";
      case EngineRefused e when e.status() < SERVER_ERROR ->
          "'" + image + "' is no name of an image: " + e.getMessage();
      case EngineTrouble e -> "the registry of " + image + " does not answer: " + e.getMessage();
    };
  }

  /** Whether the registry wants to know who asks. */
  public static boolean isRefusal(EngineTrouble trouble) {
    return trouble instanceof EngineRefused refused
        && !refused.notFound()
        && UNAUTHORIZED.stream().anyMatch(refused.getMessage()::contains);
  }
}
