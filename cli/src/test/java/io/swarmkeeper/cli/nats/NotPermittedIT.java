package io.swarmkeeper.cli.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger's key hears, which may only look which streams there are, and a reader's. */
class NotPermittedIT {
  private final SigningKey installer = SigningKey.generate();
  private final SigningKey stranger = SigningKey.generate();
  private final SigningKey reader = SigningKey.generate();
  @TempDir Path directory;
  private NatsServer server;
  private Calls calls;

  @BeforeEach
  void a_journal_and_a_stranger() throws Exception {
    var users =
        """
        authorization { users = [
          { nkey: %s }
          { nkey: %s, permissions: {
              publish: ["$JS.API.INFO", "$JS.API.STREAM.NAMES"], subscribe: ["_INBOX.>"] } }
          { nkey: %s, permissions: { publish: ["$JS.>"], subscribe: ["_INBOX.>"] } }
        ] }
        """
            .formatted(installer.publicKey(), stranger.publicKey(), reader.publicKey());
    var configuration = Files.writeString(directory.resolve("nats.conf"), users);
    server = NatsServer.with(List.of("-c", configuration.toString()));
    server.run();
    var settings =
        new BusSettings(server.url(), Optional.of(NatsCredentials.of(installer)), "keeper/it");
    try (var bus = Bus.connect(settings, Duration.ofSeconds(10))) {
      new Journal(bus, new Subjects("local"), "keeper/planner").ensure();
    }
    Files.writeString(directory.resolve("sid.creds"), new String(stranger.seed()));
    Files.writeString(directory.resolve("rita.creds"), new String(reader.seed()));
    calls = new Calls().through(NatsConnection::connect).with("KEEPER_NATS", server.url());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void a_question_is_not_waited_for_and_the_cause_is_said() {
    refused("sid", "publish to keeperq.local.query.nodes", "nodes");
  }

  @Test
  void a_request_was_not_sent_and_nothing_is_in_doubt() {
    refused(
        "rita",
        "publish to keeper.local.request.rita.bob.add-person",
        "people",
        "add",
        "bob",
        "--role",
        "reader",
        "--reason",
        "x",
        "--key",
        SigningKey.generate().publicKey());
  }

  @Test
  void a_journal_that_may_not_be_read_is_no_journal_that_is_missing() {
    refused("sid", "publish to $JS.API.STREAM.INFO.KEEPER-local", "events");
  }

  private void refused(String who, String what, String... command) {
    var creds = directory.resolve(who + ".creds").toString();
    var result = calls.with("KEEPER_CREDS", creds).keeper(command);
    assertThat(result.err())
        .contains(
            "NATS at %s does not let this key %s. Nothing was touched."
                .formatted(server.url(), what))
        .contains("--creds FILE")
        .doesNotContain("Timeout", "not known");
    assertThat(result.exit()).isEqualTo(1);
  }
}
