package io.swarmkeeper.nats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.Arguments;

/** The nats-servers that the roles are tried against: the machine's, and the newest. */
final class Servers {
  private static Optional<Newest> newest = Optional.empty();

  private Servers() {}

  /** A binary, or the reason why there is none. */
  record Newest(Optional<Path> binary, String reason) {}

  static Stream<Arguments> both() throws IOException, InterruptedException {
    return Stream.of(
        Arguments.of(
            Named.of("the machine's nats-server", new Newest(Optional.of(machines()), ""))),
        Arguments.of(Named.of("the newest nats-server", newest())));
  }

  static Path machines() {
    return Stream.of("/usr/sbin", "/usr/local/bin", "/usr/bin")
        .map(folder -> Path.of(folder, "nats-server"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nats-server is not installed: apt install it"));
  }

  private static synchronized Newest newest() throws IOException, InterruptedException {
    if (newest.isEmpty()) {
      var script =
          new ProcessBuilder(Path.of("newest").toAbsolutePath().toString())
              .redirectErrorStream(true)
              .start();
      var said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      newest =
          Optional.of(
              script.waitFor() == 0
                  ? new Newest(Optional.of(Path.of(said.lines().toList().getLast())), "")
                  : new Newest(Optional.empty(), said));
    }
    return newest.get();
  }
}
