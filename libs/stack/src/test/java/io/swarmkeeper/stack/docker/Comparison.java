package io.swarmkeeper.stack.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.files.StackFiles;
import io.swarmkeeper.stack.golden.GoldenCase;
import io.swarmkeeper.stack.golden.NormalRequests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same files read by docker and by us, in one form. */
final class Comparison {
  private Comparison() {}

  /**
   * What somebody made of stack files.
   *
   * @param said the errors, if it refused them
   * @param bodies the requests, if it accepted them
   */
  record Answer(boolean accepted, String said, Map<String, JsonNode> bodies) {
    /** Where docker's answer differs, in words. */
    Optional<String> difference(Answer docker) {
      if (accepted && !docker.accepted()) {
        return Optional.of("we accept it, and docker says: " + docker.said());
      }
      if (!accepted && docker.accepted()) {
        return Optional.of("docker accepts it, and we say: " + said);
      }
      return bodies.equals(docker.bodies())
          ? Optional.empty()
          : Optional.of("docker sends " + docker.bodies() + "\nand we send  " + bodies);
    }

    /** Equal for equal answers, wherever the files lay. */
    String fingerprint(Path directory) {
      String text = bodies.toString().replace(directory.toString(), "/tmp/stack-files");
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return accepted ? HexFormat.of().formatHex(digest, 0, 8) : "refused";
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Ours, of files as they lie in a directory. */
  static Answer ours(List<StackText> texts, Path directory, Path pointedTo, Compat compat) {
    var input =
        new StackInput(
            "cf",
            texts,
            GoldenCase.VARIABLES,
            contents(pointedTo),
            compat,
            Optional.of(directory.toString()));
    return switch (StackFiles.read(input)) {
      case Reading.Refused(var problems, _) -> new Answer(false, problems.toString(), Map.of());
      case Reading.Accepted(var stack, _, _) -> new Answer(true, "", NormalRequests.of(stack));
    };
  }

  /** Docker's. */
  static Answer dockers(DockerClient client, StubEngine engine, List<Path> files)
      throws IOException {
    DockerClient.Run run = client.deploy(engine.host(), "cf", files, GoldenCase.VARIABLES);
    ArrayNode requests = engine.taken();
    return run.accepted()
        ? new Answer(true, run.said(), NormalRequests.of(requests))
        : new Answer(false, run.said().strip(), Map.of());
  }

  private static Contents contents(Path directory) {
    return path -> {
      Path file = directory.resolve(path);
      return Files.exists(file) && !Files.isDirectory(file)
          ? Optional.of(bytes(file))
          : Optional.empty();
    };
  }

  /** A file. */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
