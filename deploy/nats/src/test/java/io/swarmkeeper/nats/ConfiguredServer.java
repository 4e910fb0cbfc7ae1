package io.swarmkeeper.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.bus.key.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A directory that generate has written, and a real nats-server that runs with it. */
final class ConfiguredServer implements AutoCloseable {
  private final Path binary;
  private final Path directory;
  private final int port;
  private Process process;
  private String said = "";

  private ConfiguredServer(Path binary, Path directory, int port) {
    this.binary = binary;
    this.directory = directory;
    this.port = port;
  }

  /** Two nodes, and a person of each role. */
  static ConfiguredServer start(Path binary, Path directory, String... more)
      throws IOException, InterruptedException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var server = new ConfiguredServer(binary, directory, port);
    var line =
        new ArrayList<>(
            List.of(
                "--listen", "127.0.0.1:" + port,
                "--node", "one=mgr:manager",
                "--node", "two=wrk",
                "--person", "dora:deployer",
                "--person", "sam:deployer:shop",
                "--person", "olga:operator",
                "--person", "alf:auditor",
                "--person", "rita:reader"));
    line.addAll(List.of(more));
    server.generate(line.toArray(String[]::new));
    server.run();
    return server;
  }

  /** Generates again; it must succeed. */
  void generate(String... more) throws IOException, InterruptedException {
    var line = new ArrayList<>(List.of(directory.toString(), "--swarm", "t"));
    line.addAll(List.of(more));
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(Generate.run(print, System.err, line.toArray(String[]::new))).isZero();
    said = out.toString(StandardCharsets.UTF_8);
  }

  /** What generate printed last. */
  String said() {
    return said;
  }

  private void run() throws IOException {
    var log = directory.resolve("log").toFile();
    process =
        new ProcessBuilder(
                binary.toString(), "-c", directory.resolve("nats-server.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }

  /** Has it read its configuration again. */
  void reload() throws IOException, InterruptedException {
    var before = reloads();
    var _ = new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
    await().atMost(Duration.ofSeconds(10)).until(() -> reloads() > before);
  }

  private long reloads() throws IOException {
    return log().lines().filter(line -> line.contains("Reloaded server configuration")).count();
  }

  String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  /** The key that a user has now. */
  SigningKey key(String name) throws IOException {
    return credentials(name).key();
  }

  NatsCredentials credentials(String name) throws IOException {
    return NatsCredentials.read(creds(name));
  }

  Path creds(String name) {
    return directory.resolve("creds").resolve(name + ".creds");
  }

  Path directory() {
    return directory;
  }

  int port() {
    return port;
  }

  String url() {
    return "nats://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    await().atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
  }
}
