package io.swarmkeeper.indexer.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;

/** Another program that does the same, from {@code benchmarks/peers}. */
final class PeerProcess implements Subject {
  private static final Path PEERS = Path.of("../benchmarks/peers");
  private final String script;
  private final Map<String, String> settings;
  private final Path home;
  private Process process;

  PeerProcess(String script, String swarm, String nats, String elasticsearch) throws IOException {
    this.script = script;
    this.home = Files.createTempDirectory("peer-");
    this.settings =
        Map.of(
            "SWARM", swarm,
            "NATS", nats,
            "ELASTICSEARCH", elasticsearch,
            "REPORT", report().toString(),
            "HOME_OF_RSYSLOG", home.toString());
  }

  private Path report() {
    return home.resolve("report");
  }

  @Override
  public void start() throws IOException {
    var builder = new ProcessBuilder("node", script).directory(PEERS.toFile());
    builder.environment().putAll(settings);
    var log = new File("target/peer-" + script + ".log");
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
  }

  @Override
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    var _ = process.destroyForcibly().onExit().join();
  }

  /** Those that it says it could not index, each once. */
  @Override
  public long reportedLost() throws IOException {
    return Files.exists(report()) ? new HashSet<>(Files.readAllLines(report())).size() : 0;
  }

  @Override
  public void close() {
    kill();
  }
}
