package io.swarmkeeper.stack.docker;

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

/** A real docker command line, at one of the levels that we follow. */
record DockerClient(Path program, Compat compat) {
  private static final Pattern VERSION = Pattern.compile("version (\\d+)\\.(\\d+)\\.");

  /** How a call ended, and what docker printed. */
  record Run(boolean accepted, String said) {}

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

  /** {@code docker stack deploy} with exactly these variables, resolving no image. */
  Run deploy(String host, String stack, List<Path> files, Map<String, String> variables)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("deploy", "--resolve-image", "never"));
    files.forEach(file -> arguments.addAll(List.of("-c", file.toString())));
    arguments.add(stack);
    return stack(host, arguments, variables);
  }

  /** {@code docker stack …}. */
  Run stack(String host, List<String> arguments, Map<String, String> variables) throws IOException {
    Path said = Files.createTempFile("docker-said", ".txt");
    try {
      var builder = new ProcessBuilder(program.toString(), "stack").redirectErrorStream(true);
      builder.command().addAll(arguments);
      builder.redirectOutput(said.toFile());
      builder.environment().clear();
      builder.environment().putAll(variables);
      builder.environment().put("DOCKER_HOST", host);
      builder.environment().put("DOCKER_CONFIG", "/nonexistent");
      Process process = builder.start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
        throw new IOException("docker did not end within a minute: " + arguments);
      }
      return new Run(process.exitValue() == 0, Files.readString(said));
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
