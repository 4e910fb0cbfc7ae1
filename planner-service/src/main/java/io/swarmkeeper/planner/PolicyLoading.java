package io.swarmkeeper.planner;

import io.swarmkeeper.planner.policy.AdmissionPolicy;
import io.swarmkeeper.planner.policy.PolicyFile;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the policy once, at the start; one that is not good ends the start. */
final class PolicyLoading {
  /** Far above what people write by hand. */
  private static final int MOST_BYTES = 1_000_000;

  private PolicyLoading() {}

  /** The policy of this file, or the built-in one. */
  static AdmissionPolicy policy(Optional<Path> file) {
    return file.map(PolicyLoading::read).orElse(AdmissionPolicy.USUAL);
  }

  private static AdmissionPolicy read(Path file) {
    var bytes = bytes(file);
    return switch (PolicyFile.of(new StackText(file.getFileName().toString(), bytes))) {
      case PolicyFile.Good(var policy) -> policy;
      case PolicyFile.Bad(var problems) ->
          throw new IllegalArgumentException(
              "keeper.policy: %s is not good, and nothing of it holds:\n%s"
                  .formatted(
                      file,
                      problems.stream()
                          .map(Problem::line)
                          .map(line -> "  " + line)
                          .collect(Collectors.joining("\n"))));
    };
  }

  private static byte[] bytes(Path file) {
    if (!Files.exists(file)) {
      throw new IllegalArgumentException("keeper.policy: there is no file " + file);
    }
    if (!Files.isRegularFile(file)) { // a pipe would be waited for, a device never ends
      throw new IllegalArgumentException("keeper.policy: %s is no regular file".formatted(file));
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException(
            "keeper.policy: %s has more than %s bytes".formatted(file, MOST_BYTES));
      }
      return bytes;
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "keeper.policy: %s cannot be read: %s".formatted(file, e), e);
    }
  }
}
