package io.swarmkeeper.cli.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.cli.session.Variable;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program {@code docker-credential-NAME} that keeps credentials: asked {@code get} with the
 * server on its standard input, it answers in JSON.
 */
record CredentialHelper(String name, Map<String, String> env) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 1_000_000;
  private static final String TOKEN = "<token>";
  private static final String NOT_FOUND = "credentials not found";

  /** It could not be asked, or said something that is no answer; never with what it said. */
  static final class HelperFailed extends Exception {
    private static final long serialVersionUID = 1L;

    HelperFailed(String sentence) {
      super(sentence);
    }
  }

  Optional<ServerCredentials> get(String server) throws HelperFailed, InterruptedException {
    try {
      var builder = new ProcessBuilder(found(), "get");
      builder.environment().putAll(env);
      var process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      ask(process, server);
      var output = CompletableFuture.supplyAsync(() -> read(process));
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new HelperFailed(program() + " does not answer");
      }
      return answer(process.exitValue(), output.join(), server);
    } catch (IOException e) {
      throw new HelperFailed(program() + " cannot be run: is it in the PATH?");
    }
  }

  private Optional<ServerCredentials> answer(int exit, String output, String server)
      throws HelperFailed {
    if (exit != 0) {
      if (output.contains(NOT_FOUND)) {
        return Optional.empty();
      }
      throw new HelperFailed(program() + " fails for " + server + " (exit code " + exit + ")");
    }
    try {
      var json = Wire.read(output.getBytes(StandardCharsets.UTF_8), JsonNode.class);
      var user = json.path("Username").asText();
      var secret = json.path("Secret").asText();
      return Optional.of(
          user.equals(TOKEN)
              ? ServerCredentials.byToken(server, secret)
              : new ServerCredentials(server, user, secret, ""));
    } catch (UnreadableMessage _) {
      throw new HelperFailed(program() + " answers with something that is not JSON");
    }
  }

  /** One that ends without reading the server's name has answered all the same. */
  private static void ask(Process process, String server) {
    try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
      in.write(server + "\n");
    } catch (IOException _) {
      // its exit code and its output tell
    }
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException _) {
      return ""; // killed
    }
  }

  /** In the PATH of our surroundings, which need not be that of this process. */
  private String found() {
    return Arrays.stream(Variable.PATH.in(env).orElse("").split(File.pathSeparator))
        .flatMap(d -> Stream.of(Path.of(d, program()), Path.of(d, program() + ".exe")))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(this::program);
  }

  private String program() {
    return "docker-credential-" + name;
  }
}
