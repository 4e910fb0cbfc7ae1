package io.swarmkeeper.nats;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Trust;
import io.swarmkeeper.trust.Trust.TrustedKey;
import io.swarmkeeper.trust.Trust.Unsigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom NATS knows in one swarm: what {@code users.json} keeps from one run to the next. It holds no
 * secret.
 *
 * @param tls the names and addresses that the server's certificate is for; empty without TLS
 */
record Registry(String swarm, Unsigned unsigned, List<String> tls, List<User> users) {
  static final String FILE = "users.json";

  Registry {
    unsigned = unsigned == null ? Unsigned.REFUSED : unsigned;
    tls = tls == null ? List.of() : List.copyOf(tls);
    users = users == null ? List.of() : List.copyOf(users);
  }

  /** What an earlier run has left, if there was one. */
  static Optional<Registry> read(Path directory) throws IOException {
    var file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Wire.read(Files.readAllBytes(file), Registry.class));
    } catch (UnreadableMessage e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  Optional<User> named(String name) {
    return users.stream().filter(user -> user.name().equals(name)).findFirst();
  }

  /** With this user, in place of the one of his name. */
  Registry with(User user) {
    var others = users.stream().filter(other -> !other.name().equals(user.name()));
    return withAll(Stream.concat(others, Stream.of(user)));
  }

  Registry without(String name) {
    return withAll(users.stream().filter(user -> !user.name().equals(name)));
  }

  private Registry withAll(Stream<User> next) {
    var order = Comparator.comparing(User::role).thenComparing(User::name);
    return new Registry(swarm, unsigned, tls, next.sorted(order).toList());
  }

  @JsonIgnore
  List<String> nodes() {
    return users.stream().flatMap(user -> user.node().stream()).distinct().sorted().toList();
  }

  /** What programs and {@code keeper} are given, so that they know whose signature is whose. */
  Trust trust() {
    var keys =
        users.stream()
            .filter(user -> !user.role().person() || user.role() == Role.INSTALLER)
            .flatMap(user ->
                user.keys().stream()
                    .map(key -> new TrustedKey(user.name(), user.role(), key, user.node())))
            .toList();
    return new Trust(unsigned, keys);
  }
}
