package io.swarmkeeper.nats;

import io.swarmkeeper.contract.Subjects;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What a nats-server reads. */
final class ServerConfiguration {
  private ServerConfiguration() {}

  /** The file that is the operator's own once it is there. */
  static String server(Arguments asked, Path directory) {
    return """
    # Yours to change: generate writes this file once, and from then on only those that it includes.
    listen: "%s"
    %sjetstream { store_dir: "%s", max_file_store: 20GB }
    max_payload: 1MB
    include "tls.conf"
    include "roles.conf"
    """
        .formatted(
            asked.listen,
            asked.http.map("http: \"%s\"\n"::formatted).orElse(""),
            asked.store.orElse(directory.resolve("jetstream")));
  }

  static String tls(Registry registry, Path directory) {
    return registry.tls().isEmpty()
        ? "# No TLS: generate makes a certificate with --tls HOST,...\n"
        : """
        # Written by generate.
        tls {
          cert_file: "%s"
          key_file: "%s"
          timeout: 5
        }
        """
            .formatted(
                directory.resolve("tls/server.pem"), directory.resolve("tls/server-key.pem"));
  }

  /** Every key, and what it may do. */
  static String roles(Registry registry) {
    var table = new RoleTable(new Subjects(registry.swarm()), registry.nodes());
    var users =
        registry.users().stream()
            .flatMap(user ->
                user.keys().stream().map(key -> user(user, key.value(), table.of(user, key))))
            .collect(Collectors.joining());
    return """
    # Written by generate: it is written anew at the next run.
    accounts {
      SYS {}
      KEEPER {
        jetstream: enabled
        users: [
    %s    ]
      }
    }
    system_account: SYS
    """
        .formatted(users);
  }

  private static String user(User user, String key, Permissions may) {
    return """
          { # %s: %s
            nkey: %s
            permissions: {
              publish: { allow: %s, deny: %s }
              subscribe: { allow: %s }
    %s        }
          }
    """
        .formatted(
            user.name(),
            user.rights(),
            key,
            list(may.publish()),
            list(may.neverPublish()),
            list(may.subscribe()),
            // as long as the slowest question may take, and as many as its answer has parts
            may.answers() ? "          allow_responses: { max: 10000, expires: \"2m\" }\n" : "");
  }

  private static String list(List<String> subjects) {
    return subjects.stream()
        .map(subject -> "\n            \"" + subject + "\"")
        .collect(Collectors.joining("", "[", subjects.isEmpty() ? "]" : "\n          ]"));
  }
}
