package io.swarmkeeper.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sandbox that the environment names ({@code deploy/sandbox/env}), and its scripts; a name and
 * ports of our own for the services, so that others that run there are not disturbed, and an
 * indexer that seals within the time that a story takes.
 */
final class Sandbox {
  static final Path ROOT = root();
  static final String SWARM = "it-story-" + Long.toString(ProcessHandle.current().pid(), 36);

  /**
   * What the stories' programs are started with: they ask as the person who runs the tests, however
   * those were started, so a blank stands for what a build server would say of itself.
   */
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "KEEPER_SWARM", SWARM,
          "KEEPER_CREDS", key("creds/operator.creds"),
          "KEEPER_TRUST", key("trust.json"),
          "KEEPER_SERVICES_PORT", Integer.toString(100 + sandboxPort()),
          "KEEPER_AUDIT_CHECKPOINT_AFTER", "PT20S",
          "KEEPER_BY", "",
          "KEEPER_COMMIT_TIME", "",
          "CI", "",
          "CI_COMMIT_TIMESTAMP", "");

  private static final Duration SCRIPT = Duration.ofMinutes(3);

  private Sandbox() {}

  /** Where the sandbox's own services begin; ours begin above them, beside another sandbox too. */
  private static int sandboxPort() {
    return Integer.parseInt(System.getenv().getOrDefault("SANDBOX_SERVICES_PORT", "18080"));
  }

  /** A file of our swarm's keys, as the sandbox's services make them. */
  static String key(String name) {
    return Path.of(System.getenv().getOrDefault("SANDBOX_KEYS", ""), SWARM, name).toString();
  }

  /** Where the images of the workload are, such as {@code 10.77.0.254:5000}. */
  static String registry() {
    return variable("SANDBOX_REGISTRY");
  }

  /** A variable that {@code deploy/sandbox/env} prints. */
  static String variable(String name) {
    return Objects.requireNonNull(
        System.getenv(name), () -> name + " is not set; eval \"$(deploy/sandbox/env)\" first");
  }

  /** The nodes, {@code node-1} first. */
  static Map<String, String> sockets() {
    return Arrays.stream(variable("SANDBOX_SOCKETS").split(","))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> a, HashMap::new));
  }

  /** Runs a script of {@code deploy/sandbox}; one that fails, fails the test. */
  static ProgramResult script(String name, String... arguments) throws InterruptedException {
    var command =
        Stream.concat(
                Stream.of(ROOT.resolve("deploy/sandbox").resolve(name).toString()),
                Stream.of(arguments))
            .toList();
    var ran = Program.start(ROOT, ENVIRONMENT, command).ended(SCRIPT);
    if (ran.exit() != 0) {
      throw new AssertionError(ran.toString());
    }
    return ran;
  }

  /** What a person does with docker on the first node; what fails, fails the test. */
  static void docker(String... arguments) throws InterruptedException {
    var command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
    var ran = Program.start(ROOT, ENVIRONMENT, command).ended(SCRIPT);
    if (ran.exit() != 0) {
      throw new AssertionError(ran.toString());
    }
  }

  /** All that our services have said. */
  static String logs() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.list(Path.of(variable("SANDBOX_LOGS")))) {
      for (var file : files.toList()) {
        if (file.getFileName().toString().startsWith(SWARM)) {
          all.append(file.getFileName()).append(' ').append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }

  /** Starts the built command line. */
  static Program keeper(List<String> arguments) {
    var command =
        Stream.concat(Stream.of(ROOT.resolve("keeper").toString()), arguments.stream()).toList();
    return Program.start(ROOT, ENVIRONMENT, command);
  }

  private static Path root() {
    var path = Path.of("").toAbsolutePath();
    while (path != null && !Files.isExecutable(path.resolve("quickstart"))) {
      path = path.getParent();
    }
    return Objects.requireNonNull(path, "not inside a checkout of Swarmkeeper");
  }
}
