package io.swarmkeeper.stack.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackFiles;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.golden.GoldenCase;
import io.swarmkeeper.stack.golden.Normal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same files read by docker and by us. */
record Comparison(DockerClient client, StubEngine engine) {

  /** Where the two differ, in words; nothing if they agree. */
  Optional<String> difference(List<Path> files) throws IOException {
    DockerClient.Answer docker = client.deploy(engine, files, GoldenCase.VARIABLES);
    return switch (ours(files)) {
      case Reading.Refused(var problems, _) ->
          docker.accepted()
              ? Optional.of("docker accepts it, and we say: " + problems)
              : Optional.empty();
      case Reading.Accepted(var stack, _) ->
          docker.accepted()
              ? bodies(Normal.of(stack), Normal.of(docker.requests()))
              : Optional.of("we accept it, and docker says: " + docker.said().strip());
    };
  }

  private Reading ours(List<Path> files) {
    Path directory = files.getFirst().getParent();
    List<StackText> texts =
        files.stream().map(f -> new StackText(f.getFileName().toString(), bytes(f))).toList();
    return StackFiles.read(
        new StackInput(
            "cf",
            texts,
            GoldenCase.VARIABLES,
            contents(directory),
            client.compat(),
            Optional.of(directory.toString())));
  }

  static Contents contents(Path directory) {
    return path -> {
      Path file = directory.resolve(path);
      return Files.exists(file) && !Files.isDirectory(file)
          ? Optional.of(bytes(file))
          : Optional.empty();
    };
  }

  private static Optional<String> bodies(
      Map<String, JsonNode> ours, Map<String, JsonNode> dockers) {
    return ours.equals(dockers)
        ? Optional.empty()
        : Optional.of("docker sends " + dockers + "\nand we send  " + ours);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
