package io.swarmkeeper.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.files.StackFiles;
import io.swarmkeeper.stack.golden.GoldenCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same file deployed by docker and by the requests of our reading on a real swarm: the engine
 * keeps the same specs. No task ever starts, as no node fits.
 */
class LiveDeployIT {
  private static final Map<String, byte[]> POINTED_TO =
      Map.of("./data", "hello".getBytes(StandardCharsets.UTF_8));

  @TempDir Path directory;

  static Stream<Arguments> levels() {
    return Stream.of("nerd-dinner/derived/docker-stack.yml", "live-linux/opt.yml")
        .flatMap(file -> Stream.of(Compat.values()).map(level -> Arguments.of(file, level)));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void docker_and_our_requests_leave_the_same_specs(String name, Compat compat) throws Exception {
    Optional<DockerClient> docker =
        DockerClient.all().stream().filter(c -> c.compat() == compat).findFirst();
    assumeThat(docker).as("a docker %s on this machine", compat.word()).isPresent();
    Path stack = Files.copy(Path.of("src/test/resources/stacks", name), directory.resolve("s.yml"));
    Files.write(directory.resolve("data"), POINTED_TO.get("./data"));
    List<Path> files = List.of(stack, nowhere(stack, read(List.of(stack), compat)));
    try (var swarm = new LiveSwarm()) {
      StackSpec ours = read(files, compat);
      swarm.prepare(ours);
      Map<String, JsonNode> dockers = deployed(swarm, docker.get(), files);
      try {
        swarm.create(ours, POINTED_TO);
        assertThat(swarm.specs("spec-ours", "spec-docker")).isEqualTo(dockers).isNotEmpty();
      } finally {
        remove(swarm, docker.get(), "spec-ours");
      }
    }
  }

  private static Map<String, JsonNode> deployed(
      LiveSwarm swarm, DockerClient docker, List<Path> files) throws Exception {
    try {
      DockerClient.Run run =
          docker.deploy(swarm.host(), "spec-docker", files, GoldenCase.VARIABLES);
      assertThat(run.accepted()).as(run.said()).isTrue();
      return swarm.specs("spec-docker", "spec-docker");
    } finally {
      remove(swarm, docker, "spec-docker");
    }
  }

  private static void remove(LiveSwarm swarm, DockerClient docker, String stack)
      throws IOException {
    docker.stack(swarm.host(), List.of("rm", stack), Map.of());
    await().atMost(Duration.ofMinutes(1)).until(() -> swarm.isGone(stack));
  }

  /** A second file that binds every service to a node that there is not. */
  private Path nowhere(Path file, StackSpec stack) throws IOException {
    var version = Pattern.compile("(?m)^version: .*$").matcher(Files.readString(file));
    var text = new StringBuilder(version.find() ? version.group() : "").append("\nservices:\n");
    String nowhere = "{deploy: {placement: {constraints: [\"node.labels.nowhere == yes\"]}}}\n";
    stack.services().forEach(s -> text.append("  " + s.key() + ": " + nowhere));
    return Files.writeString(directory.resolve("nowhere.yml"), text);
  }

  private StackSpec read(List<Path> files, Compat compat) {
    List<StackText> texts =
        files.stream().map(f -> new StackText(f.toString(), Comparison.bytes(f))).toList();
    var input =
        new StackInput(
            "spec-ours",
            texts,
            GoldenCase.VARIABLES,
            Contents.of(POINTED_TO),
            compat,
            Optional.of(directory.toString()));
    return switch (StackFiles.read(input)) {
      case Reading.Accepted(var stack, _, _) -> stack;
      case Reading.Refused(var problems, _) -> throw new AssertionError(problems.toString());
    };
  }
}
