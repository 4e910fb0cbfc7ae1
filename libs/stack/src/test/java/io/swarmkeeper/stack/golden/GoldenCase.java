package io.swarmkeeper.stack.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Stack files, and what a real docker CLI made of them. */
public record GoldenCase(String name, Compat compat, JsonNode golden) {
  private static final Path ROOT = Path.of("src/test/resources/stacks");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The environment in which the goldens were recorded. */
  public static final Map<String, String> VARIABLES =
      Map.of(
          "FROM_ENV", "envval",
          "EMPTY_ENV_SET", "",
          "EMPTY_STR_SET", "fromshell",
          "PASSTHRU", "pt",
          "HOME", "/root",
          "REPL", "4",
          "EMPTY_A", "shell");

  private static final Map<String, List<String>> SEVERAL =
      Map.of(
          "merge", List.of("cases/m1-base.yml", "cases/m2-over.yml"),
          "acc-nerd-dinner_ch07_base_local",
              List.of(
                  "nerd-dinner/ch07/docker-compose.yml",
                  "nerd-dinner/ch07/docker-compose.local.yml"),
          "acc-nerd-dinner_ch07_base_swarm",
              List.of(
                  "nerd-dinner/ch07/docker-compose.yml",
                  "nerd-dinner/ch07/docker-compose.swarm.yml"),
          "acc-nerd-dinner_ch07_base_swarm_new-homepage",
              List.of(
                  "nerd-dinner/ch07/docker-compose.yml",
                  "nerd-dinner/ch07/docker-compose.swarm.yml",
                  "nerd-dinner/ch07/new-homepage.yml"));

  /** Every case at both levels. */
  public static Stream<GoldenCase> all() {
    try (Stream<Path> files = Files.list(ROOT.resolve("golden"))) {
      return files.sorted().toList().stream().flatMap(GoldenCase::levels);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<GoldenCase> levels(Path file) {
    JsonNode golden = json(file);
    String name = golden.get("case").asText();
    return Stream.of(
        new GoldenCase(name, Compat.DOCKER_20_10, golden.get("cli_20_10_24")),
        new GoldenCase(name, Compat.DOCKER_28, golden.get("cli_28_2_2")));
  }

  boolean accepted() {
    return golden.get("rc").asInt() == 0;
  }

  String key() {
    return name + "@" + compat.word();
  }

  StackInput input() {
    List<Path> files = files();
    Path directory = files.getFirst().getParent();
    return new StackInput(
        "cf",
        files.stream()
            .map(file -> new StackText(file.getFileName().toString(), bytes(file)))
            .toList(),
        VARIABLES,
        contents(directory),
        compat,
        Optional.of("/deployer"));
  }

  private Contents contents(Path directory) {
    // When these were recorded, the file "data" was not there.
    boolean without = name.contains("stack-with-named-resources");
    return path -> {
      Path file = directory.resolve(path);
      return !without && Files.isRegularFile(file) ? Optional.of(bytes(file)) : Optional.empty();
    };
  }

  /** The stack files, in their order. */
  public List<Path> files() {
    List<String> several = SEVERAL.get(name);
    if (several != null) {
      return several.stream().map(ROOT::resolve).toList();
    }
    return name.startsWith("acc-")
        ? List.of(ROOT.resolve(name.substring(4).replace('_', '/')))
        : List.of(ROOT.resolve("cases/" + name + ".yml"));
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(Files.readString(file).replace("${CWD}", "/deployer"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return key();
  }
}
