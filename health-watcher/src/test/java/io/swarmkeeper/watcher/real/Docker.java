package io.swarmkeeper.watcher.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A node of the sandbox, and Docker's own command line to do things to it. */
record Docker(String node, String socket) {
  static final String REGISTRY = variable("SANDBOX_REGISTRY");

  /** The first node of the sandbox, which is a manager. */
  static Docker first() {
    return nodes().getFirst();
  }

  /** The last one, which has the least to do. */
  static Docker last() {
    return nodes().getLast();
  }

  /** All of them, in order. */
  static List<Docker> nodes() {
    return Stream.of(variable("SANDBOX_SOCKETS").split(","))
        .map(pair -> pair.split("=", 2))
        .map(pair -> new Docker(pair[0], pair[1]))
        .toList();
  }

  static String variable(String name) {
    return Objects.requireNonNull(
        System.getenv(name), () -> name + " is not set; eval \"$(deploy/sandbox/env)\" first");
  }

  /** The last line of what {@code docker …} says; one that fails, fails the test. */
  String run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("docker", "-H", socket));
    command.addAll(List.of(arguments));
    return ran(command);
  }

  /** A script of {@code deploy/sandbox}. */
  static String sandbox(String script, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("../deploy/sandbox/" + script));
    command.addAll(List.of(arguments));
    return ran(command);
  }

  private static String ran(List<String> command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + said);
    }
    return said.strip().substring(said.strip().lastIndexOf('\n') + 1);
  }
}
