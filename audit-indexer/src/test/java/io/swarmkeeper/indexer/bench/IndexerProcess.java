package io.swarmkeeper.indexer.bench;

import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.NatsServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The service as it is built, in a process of its own with the small heap that it has in use. */
public final class IndexerProcess implements Subject {
  private static final Path BUILT = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final List<String> FLAGS =
      List.of(
          "-Xms256m",
          "-Xmn192m",
          "-Xmx256m",
          "-XX:SurvivorRatio=4",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:InlineSmallCode=800",
          "-XX:FreqInlineSize=100");
  private final Map<String, String> settings;
  private final Path cache;
  private final int port;
  private final File log;
  private final HttpClient http = HttpClient.newHttpClient();
  private Process process;
  private double reported;

  IndexerProcess(String swarm, String nats, String elasticsearch, Map<String, String> more)
      throws IOException {
    this.port = NatsServer.freePort();
    this.log = Files.createTempFile(Path.of("target"), "indexer-", ".log").toFile();
    this.cache = Path.of(log + ".aot");
    this.settings = new java.util.HashMap<>(more);
    this.settings.putAll(
        Map.of(
            "KEEPER_SWARM",
            swarm,
            "KEEPER_NATS",
            nats,
            "KEEPER_ELASTICSEARCH",
            elasticsearch,
            "KEEPER_AUDIT_ACK_WAIT",
            "PT5S",
            "KEEPER_AUDIT_KEY",
            log.getAbsolutePath() + ".pem",
            "QUARKUS_HTTP_HOST",
            "127.0.0.1",
            "QUARKUS_HTTP_PORT",
            Integer.toString(port),
            "MALLOC_ARENA_MAX",
            "1"));
  }

  /** Runs it once for its ahead-of-time cache, as docs/operating.md advises. */
  void train() throws IOException, InterruptedException {
    start(List.of("-XX:AOTCacheOutput=" + cache));
    ready();
    process.destroy();
    var _ = process.waitFor();
    if (!Files.exists(cache)) {
      throw new IllegalStateException("the JVM wrote no cache; see " + log);
    }
  }

  @Override
  public void start() throws IOException {
    start(Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of());
  }

  private void start(List<String> caching) throws IOException {
    if (!Files.exists(BUILT)) {
      throw new IllegalStateException(BUILT.toAbsolutePath() + " is not there: package first");
    }
    var command = new java.util.ArrayList<>(List.of(java().toString()));
    command.addAll(FLAGS);
    command.addAll(caching);
    command.addAll(List.of("-jar", BUILT.toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(settings);
    process = builder.start();
  }

  /** Waits until it says that it is ready. */
  void ready() {
    await().atMost(Duration.ofSeconds(90)).until(() -> get("/q/health/ready").contains("\"UP\""));
  }

  /** What it says of its health. */
  String health() throws InterruptedException {
    return get("/q/health/ready");
  }

  @Override
  public void kill() throws IOException {
    try {
      reported += lost();
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public long reportedLost() throws InterruptedException {
    return (long) (reported + lost());
  }

  private double lost() throws InterruptedException {
    return metric("keeper_audit_deadletters_total")
        + metric("keeper_audit_unindexable_total")
        + metric("keeper_audit_missing_total");
  }

  /** A metric as it shows it, 0 if it does not answer. */
  double metric(String name) throws InterruptedException {
    var line = Pattern.compile("^" + name + "(?:\\{[^}]*})? (\\S+)$", Pattern.MULTILINE);
    var found = line.matcher(get("/q/metrics"));
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  /** The most memory that it has had resident, in MB. */
  long mostResidentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** The processor time that it has used. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private String get(String path) throws InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + port + path);
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return ""; // not up
    }
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  @Override
  public void close() throws IOException {
    try {
      if (process != null) {
        process.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(cache);
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
    http.shutdownNow();
  }
}
