package io.swarmkeeper.bus;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real nats-server of a test's own, which can be stopped, killed and started again. */
public final class NatsServer implements AutoCloseable {
  private final int port;
  private final Path directory;
  private final List<String> options;
  private Process process;

  private NatsServer(int port, Path directory, List<String> options) {
    this.port = port;
    this.directory = directory;
    this.options = options;
  }

  /** Starts one with an empty store. */
  public static NatsServer start() {
    try {
      var server = unstarted();
      server.run();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reserves an address where nothing listens yet. */
  public static NatsServer unstarted() throws IOException {
    return with(List.of());
  }

  /** The same, for a server with more options. */
  public static NatsServer with(List<String> options) throws IOException {
    return new NatsServer(freePort(), Files.createTempDirectory("nats-it-"), options);
  }

  /** A port where nothing listens. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Starts it again on the same store. */
  public void run() throws IOException {
    var command =
        Stream.concat(
                Stream.of(
                    binary().toString(),
                    "-a",
                    "127.0.0.1",
                    "-p",
                    Integer.toString(port),
                    "-js",
                    "-sd",
                    directory.toString()),
                options.stream())
            .toList();
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
            .start();
    await().atMost(Duration.ofSeconds(20)).until(this::listens);
  }

  /** Stops it as an operator would. */
  public void stop() {
    process.destroy();
    gone();
  }

  /** Stops it as the kernel would. */
  public void kill() {
    process.destroyForcibly();
    gone();
  }

  /** Where it is. */
  public String url() {
    return "nats://127.0.0.1:" + port;
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      kill();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void gone() {
    await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
  }

  private boolean listens() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path binary() {
    var fromPath =
        Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
            .map(Path::of);
    return Stream.concat(
            fromPath, List.of(Path.of("/usr/sbin"), Path.of("/usr/local/bin")).stream())
        .map(folder -> folder.resolve("nats-server"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("nats-server is not installed: apt install it"));
  }
}
