package io.swarmkeeper.nats;

import io.swarmkeeper.contract.Role;
import io.swarmkeeper.trust.Trust.Unsigned;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one run is asked for, as read from the command line. */
final class Arguments {
  static final String USAGE =
      """
      usage: generate DIR --swarm NAME [--node NAME=ID[:manager]]... [--person NAME:ROLE[:STACK,...]]...
                      [--tls HOST,...] [--unsigned refused|claimed] [--rotate NAME]... [--retire NAME]...
                      [--remove NAME]... [--listen HOST:PORT] [--http HOST:PORT] [--store DIR]\
      """;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern NODE = Pattern.compile("([^=]*)=([A-Za-z0-9]{1,64})(:manager)?");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
  private static final Pattern ADDRESS = Pattern.compile("(\\[[0-9a-fA-F:]+]|[A-Za-z0-9.-]+):\\d+");

  final List<User> wanted = new ArrayList<>();
  final List<String> rotate = new ArrayList<>();
  final List<String> retire = new ArrayList<>();
  final List<String> remove = new ArrayList<>();
  final List<String> errors = new ArrayList<>();
  Optional<Path> directory = Optional.empty();
  Optional<String> swarm = Optional.empty();
  Optional<List<String>> tls = Optional.empty();
  Optional<Unsigned> unsigned = Optional.empty();
  String listen = "127.0.0.1:4222";
  Optional<String> http = Optional.empty();
  Optional<Path> store = Optional.empty();

  private Arguments() {}

  /** Reads all of it; what is wrong is in {@link #errors}. */
  static Arguments read(String... line) {
    var read = new Arguments();
    var rest = new ArrayDeque<>(Arrays.asList(line));
    while (!rest.isEmpty()) {
      read.take(rest.pop(), rest);
    }
    if (read.directory.isEmpty()) {
      read.errors.add("no directory is named");
    }
    return read;
  }

  private void take(String word, Deque<String> rest) {
    if (!word.startsWith("--")) {
      directory.ifPresent(_ -> errors.add("'" + word + "': one directory is enough"));
      directory = Optional.of(Path.of(word).toAbsolutePath().normalize());
    } else if (rest.isEmpty()) {
      errors.add(word + ": its value is missing");
    } else {
      option(word, rest.pop());
    }
  }

  private void option(String word, String value) {
    switch (word) {
      case "--swarm" -> swarm = Optional.of(checked(word, value, "[A-Za-z0-9_-]{1,32}"));
      case "--node" -> node(value);
      case "--person" -> person(value);
      case "--tls" -> tls = Optional.of(hosts(value));
      case "--unsigned" -> unsigned(value);
      case "--rotate" -> rotate.add(name(word, value));
      case "--retire" -> retire.add(name(word, value));
      case "--remove" -> remove.add(name(word, value));
      case "--listen" -> listen = checked(word, value, ADDRESS.pattern());
      case "--http" -> http = Optional.of(checked(word, value, ADDRESS.pattern()));
      case "--store" -> store = Optional.of(Path.of(value).toAbsolutePath().normalize());
      default -> errors.add(word + ": there is no such option");
    }
  }

  private void node(String value) {
    var match = NODE.matcher(value);
    if (!match.matches()) {
      errors.add("--node " + value + ": NAME=ID or NAME=ID:manager, with the node's id in Swarm");
      return;
    }
    var name = name("--node", match.group(1));
    var manager = match.group(3) != null;
    var role = manager ? Role.EXECUTOR_MANAGER : Role.EXECUTOR_WORKER;
    wanted.add(User.onNode("executor-" + name, role, match.group(2), manager));
    wanted.add(User.onNode("watcher-" + name, Role.WATCHER, match.group(2), manager));
  }

  private void person(String value) {
    var parts = value.split(":", -1);
    var roles = Arrays.stream(Role.values()).filter(Role::person).map(Role::word).toList();
    if (parts.length < 2 || parts.length > 3 || !roles.contains(parts[1])) {
      errors.add("--person " + value + ": NAME:ROLE[:STACK,...], with a role of " + roles);
      return;
    }
    var stacks = parts.length == 3 ? List.of(parts[2].split(",", -1)) : List.<String>of();
    stacks.forEach(stack -> name("--person " + value + ", stack", stack));
    var role = Role.of(parts[1]);
    if (!stacks.isEmpty() && role != Role.DEPLOYER) {
      errors.add("--person " + value + ": only a deployer is bound to stacks");
    }
    wanted.add(User.person(name("--person", parts[0]), role, stacks));
  }

  private List<String> hosts(String value) {
    var hosts = List.of(value.split(",", -1));
    hosts.forEach(host -> checked("--tls", host, HOST.pattern()));
    return hosts;
  }

  private void unsigned(String value) {
    try {
      unsigned = Optional.of(Unsigned.valueOf(value.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException _) {
      errors.add("--unsigned " + value + ": refused or claimed");
    }
  }

  private String name(String word, String value) {
    return checked(word, value, NAME.pattern());
  }

  private String checked(String word, String value, String pattern) {
    if (!value.matches(pattern)) {
      errors.add("%s '%s': it is not of the form %s".formatted(word, value, pattern));
    }
    return value;
  }
}
