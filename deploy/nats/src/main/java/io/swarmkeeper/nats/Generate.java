package io.swarmkeeper.nats;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code deploy/nats/generate}: who may do what on NATS, written down in one directory. */
public final class Generate {
  private Generate() {}

  /** Exits with 1, and has touched nothing, if something is wrong with what it is asked for. */
  public static void main(String... line) throws IOException, InterruptedException {
    System.exit(run(System.out, System.err, line));
  }

  static int run(PrintStream out, PrintStream err, String... line)
      throws IOException, InterruptedException {
    var asked = Arguments.read(line);
    var changes =
        Changes.of(
            asked,
            asked.directory.isPresent() ? Registry.read(asked.directory.get()) : Optional.empty(),
            SigningKey::generate);
    if (!changes.errors().isEmpty()) {
      changes.errors().forEach(err::println);
      err.println("Nothing was touched.\n" + Arguments.USAGE);
      return 1;
    }
    write(asked, asked.directory.orElseThrow(), changes, out::println);
    return 0;
  }

  private static void write(
      Arguments asked, Path directory, Changes.Result changes, Consumer<String> say)
      throws IOException, InterruptedException {
    var registry = changes.registry();
    var credentials = new CredentialFiles(directory.resolve("creds"));
    Files.createDirectories(directory);
    credentials.write(changes.made());
    PrivateFiles.open(directory.resolve(Registry.FILE), json(registry));
    if (!registry.tls().isEmpty()
        && new TrialAuthority(directory.resolve("tls")).certify(registry.tls())) {
      say.accept("made a certificate for " + String.join(", ", registry.tls()));
    }
    PrivateFiles.open(directory.resolve("tls.conf"), ServerConfiguration.tls(registry, directory));
    PrivateFiles.open(directory.resolve("roles.conf"), ServerConfiguration.roles(registry));
    PrivateFiles.open(directory.resolve("trust.json"), json(registry.trust()));
    var server = directory.resolve("nats-server.conf");
    if (!Files.exists(server)) {
      PrivateFiles.open(server, ServerConfiguration.server(asked, directory));
    }
    credentials.tidy(registry);
    changes.sentences().forEach(say);
    changes
        .made()
        .forEach((name, key) -> say.accept(credentials.file(name) + " holds " + key.publicKey()));
    say.accept(
        "%s: %d users, %d new keys. A nats-server that runs with it must be told: nats-server --signal reload"
            .formatted(directory, registry.users().size(), changes.made().size()));
  }

  private static String json(Object value) {
    return new String(Wire.json(value), StandardCharsets.UTF_8) + "\n";
  }
}
