package io.swarmkeeper.stack.docker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.swarmkeeper.stack.Compat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real docker command line, deploying against a {@link StubEngine}. */
record DockerClient(Path program, Compat compat) {
  private static final Pattern VERSION = Pattern.compile("version (\\d+)\\.(\\d+)\\.");

  /**
   * What docker made of stack files.
   *
   * @param requests what it created, if it accepted them
   */
  record Answer(boolean accepted, String said, ArrayNode requests) {}

  /** The clients on this machine whose reading we follow, one a level. */
  static List<DockerClient> all() {
    Map<Compat, DockerClient> found = new EnumMap<>(Compat.class);
    Stream<String> places = Stream.of(System.getenv("PATH").split(":", -1));
    Stream.concat(places, Stream.of("/usr/bin", "/usr/local/bin"))
        .map(directory -> Path.of(directory, "docker"))
        .filter(Files::isExecutable)
        .forEach(program ->
            level(program)
                .ifPresent(
                    compat -> found.computeIfAbsent(compat, c -> new DockerClient(program, c))));
    return List.copyOf(found.values());
  }

  /** 23 to 27 read in ways of their own, between the two that we follow. */
  private static Optional<Compat> level(Path program) {
    try {
      Process process = new ProcessBuilder(program.toString(), "--version").start();
      Matcher m = VERSION.matcher(read(process));
      int major = m.find() ? Integer.parseInt(m.group(1)) : 0;
      return switch (major) {
        case 20 -> Optional.of(Compat.DOCKER_20_10);
        default -> major >= 28 ? Optional.of(Compat.DOCKER_28) : Optional.empty();
      };
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /** Deploys files as the stack "cf" with exactly these variables. */
  Answer deploy(StubEngine engine, List<Path> files, Map<String, String> variables)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "stack", "deploy"));
    command.addAll(List.of("--resolve-image", "never"));
    files.forEach(file -> command.addAll(List.of("-c", file.toString())));
    command.add("cf");
    Path said = Files.createTempFile("docker-said", ".txt");
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(said.toFile());
      builder.environment().clear();
      builder.environment().putAll(variables);
      builder.environment().put("DOCKER_HOST", engine.host());
      builder.environment().put("DOCKER_CONFIG", "/nonexistent");
      Process process = builder.start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
        throw new IOException("docker did not end within a minute: " + files);
      }
      boolean accepted = process.exitValue() == 0;
      return new Answer(accepted, Files.readString(said), engine.taken());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.delete(said);
    }
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "docker " + compat.word();
  }
}
