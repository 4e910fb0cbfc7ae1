package io.swarmkeeper.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swarmkeeper.cli.local.CredentialHelper.HelperFailed;
import io.swarmkeeper.cli.session.Variable;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Finds the credentials that this machine's docker has for registries, where docker itself looks:
 * {@code credHelpers}, then {@code credsStore}, then {@code auths} of its config file.
 */
public final class DockerLogins {
  private static final int MOST_BYTES = 4_000_000;
  private static final String HUB = "https://index.docker.io/v1/";

  private final Map<String, String> env;
  private final Consumer<String> warn;
  private final JsonNode config;

  /**
   * As docker would with this environment.
   *
   * @param warn told, in a sentence, what could not be read
   */
  public DockerLogins(Map<String, String> env, Consumer<String> warn) {
    this.env = Map.copyOf(env);
    this.warn = warn;
    this.config = read();
  }

  /** Whether docker has none at all on this machine. */
  public boolean none() {
    return config.isEmpty();
  }

  /** Those for the registries of these images; a registry without any is left out. */
  public RegistryLogins of(Set<String> registries) throws InterruptedException {
    var logins = new ArrayList<RegistryLogin>();
    for (var registry : registries) {
      find(registry)
          .map(login -> new RegistryLogin(registry, login.header()))
          .ifPresent(logins::add);
    }
    return new RegistryLogins(logins);
  }

  private Optional<ServerCredentials> find(String registry) throws InterruptedException {
    var server = registry.equals("docker.io") ? HUB : registry;
    var own =
        text(config.path("credHelpers"), server)
            .or(() -> text(config.path("credHelpers"), registry));
    var helper = own.or(() -> text(config, "credsStore"));
    if (helper.isPresent()) {
      try {
        return new CredentialHelper(helper.get(), env).get(server);
      } catch (HelperFailed e) {
        warn.accept(e.getMessage() + "; going on without credentials for " + registry);
        return Optional.empty();
      }
    }
    return config.path("auths").properties().stream()
        .filter(entry -> host(entry.getKey()).equals(host(server)))
        .findFirst()
        .flatMap(entry -> login(server, entry.getValue()));
  }

  private Optional<ServerCredentials> login(String server, JsonNode entry) {
    var token = text(entry, "identitytoken");
    if (token.isPresent()) {
      return token.map(t -> ServerCredentials.byToken(server, t));
    }
    try {
      var both =
          new String(
              Base64.getDecoder().decode(entry.path("auth").asText()), StandardCharsets.UTF_8);
      var colon = both.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new ServerCredentials(
                  server, both.substring(0, colon), both.substring(colon + 1), ""));
    } catch (IllegalArgumentException _) {
      warn.accept(file() + ": the entry of " + server + " in auths is not in Base64");
      return Optional.empty();
    }
  }

  /** Old entries are URLs. */
  private static String host(String server) {
    return server.replaceFirst("^https?://", "").replaceFirst("/.*$", "");
  }

  private JsonNode read() {
    var nothing = JsonNodeFactory.instance.objectNode();
    try {
      return Wire.read(RegularFile.bytes(file(), MOST_BYTES), JsonNode.class);
    } catch (NoSuchFileException _) {
      return nothing;
    } catch (IOException | UnreadableMessage _) {
      warn.accept(file() + " cannot be read as JSON; going on without registry credentials");
      return nothing;
    }
  }

  private Path file() {
    var directory =
        Variable.DOCKER_CONFIG
            .in(env)
            .map(Path::of)
            .orElseGet(() ->
                Path.of(Variable.HOME.in(env).or(() -> Variable.USERPROFILE.in(env)).orElse("."))
                    .resolve(".docker"));
    return directory.resolve("config.json");
  }

  private static Optional<String> text(JsonNode from, String field) {
    return Optional.ofNullable(from.get(field)).map(JsonNode::asText).filter(t -> !t.isBlank());
  }

  public static Set<String> registries(List<String> images) {
    return images.stream().map(DockerLogins::registry).collect(Collectors.toSet());
  }

  private static String registry(String image) {
    var slash = image.indexOf('/');
    var first = slash < 0 ? "" : image.substring(0, slash);
    var isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    return isHost && !first.equals("index.docker.io") ? first : "docker.io";
  }
}
