package io.swarmkeeper.executor.registry;

import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What keeps an image from us, in sentences that tell what to do about it. */
public final class RegistryTrouble {
  static final String LOG_IN = "log in (docker login, then keeper deploy)";
  private static final int SERVER_ERROR = 500;
  private static final List<String> UNAUTHORIZED =
      List.of("unauthorized", "denied:", "access denied", "no basic auth");

  private static final Map<String, String> CAUSES = causes();

  private RegistryTrouble() {}

  private static Map<String, String> causes() {
    var causes = new LinkedHashMap<String, String>();
    causes.put("connection refused", "connection refused");
    causes.put("no such host", "nobody knows its name");
    causes.put("server gave http response to https client", "it speaks no TLS");
    causes.put("x509", "its certificate is not trusted");
    causes.put("certificate", "its certificate is not trusted");
    causes.put("timeout", "it says nothing in time");
    causes.put("deadline exceeded", "it says nothing in time");
    causes.put("did not answer", "it says nothing in time");
    causes.put("no route to host", "there is no way to it");
    causes.put("toomanyrequests", "it was asked too often");
    return causes;
  }

  /**
   * The engine asks the registry for us, and puts its answers and its silence into statuses and
   * sentences. Those sentences quote whatever answered, so nothing of them is handed on but a cause
   * that we know.
   */
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
              + ", or check the name";
      case EngineRefused e when e.status() < SERVER_ERROR ->
          "'" + image + "' is no name of an image";
      case EngineTrouble e -> "the registry of " + image + " does not answer" + cause(e);
    };
  }

  private static String cause(EngineTrouble trouble) {
    var said = String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
    return CAUSES.entrySet().stream()
        .filter(known -> said.contains(known.getKey()))
        .findFirst()
        .map(known -> ": " + known.getValue())
        .orElse(" as a registry does");
  }

  /** Whether the registry wants to know who asks. */
  public static boolean isRefusal(EngineTrouble trouble) {
    return trouble instanceof EngineRefused refused
        && !refused.notFound()
        && UNAUTHORIZED.stream().anyMatch(refused.getMessage()::contains);
  }
}
