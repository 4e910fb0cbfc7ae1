package io.swarmkeeper.watcher.real;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The watcher as it is delivered, in a process of its own. */
final class BuiltWatcher implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("watcher.jar", "target/quarkus-app/quarkus-run.jar"))
          .toAbsolutePath();

  private final Map<String, String> environment;
  private final List<String> flags;
  private final File log;
  private Process process;

  private BuiltWatcher(Map<String, String> environment, List<String> flags) throws IOException {
    this.environment = environment;
    this.flags = flags;
    this.log = Files.createTempFile("watcher-it-", ".log").toFile();
    start();
  }

  /** Started with these variables. */
  static BuiltWatcher started(Map<String, String> environment) throws IOException {
    return started(environment, List.of("-XX:+UseSerialGC", "-Xmx96m", "-XX:TieredStopAtLevel=1"));
  }

  /** The same with other flags for its JVM. */
  static BuiltWatcher started(Map<String, String> environment, List<String> flags)
      throws IOException {
    return new BuiltWatcher(environment, flags);
  }

  /** The kernel ends it, and somebody starts it again. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** After {@link #kill()}. */
  void start() throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    var command = new ArrayList<>(List.of(java));
    flags.stream().filter(flag -> !flag.isEmpty()).forEach(command::add);
    command.addAll(List.of("-Dquarkus.http.port=0", "-Dquarkus.http.host=127.0.0.1", "-jar"));
    command.add(JAR.toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** Its output so far, for whoever has to find out what went wrong. */
  String log() throws IOException {
    return Files.readString(log.toPath());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
