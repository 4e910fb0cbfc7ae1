package io.swarmkeeper.cli.nats;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.DirectoryChange;
import io.swarmkeeper.contract.Event.PersonChanged;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request.AddPerson;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installer may and others may not, on a NATS server of its own. */
class InstallerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Subjects SUBJECTS = new Subjects("local");
  private final SigningKey installer = SigningKey.generate();
  private final SigningKey reader = SigningKey.generate();
  @TempDir Path directory;
  private NatsServer server;
  private Calls calls;

  @BeforeEach
  void a_server_with_users() throws IOException {
    var users =
        """
        authorization { users = [
          { nkey: %s }
          { nkey: %s, permissions: {
              publish: ["$JS.API.INFO", "$JS.API.STREAM.NAMES"], subscribe: ["_INBOX.>"] } }
        ] }
        """
            .formatted(installer.publicKey(), reader.publicKey());
    var configuration = Files.writeString(directory.resolve("nats.conf"), users);
    server = NatsServer.with(List.of("-c", configuration.toString()));
    server.run();
    Files.writeString(directory.resolve("ines.creds"), new String(installer.seed()));
    Files.writeString(directory.resolve("rita.creds"), new String(reader.seed()));
    calls = new Calls().through(NatsConnection::connect).with("KEEPER_NATS", server.url());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void an_installer_makes_everything_once() throws Exception {
    var made = keeper("ines", "init", "-o", "json");
    assertThat(made.exit()).isZero();
    assertThat(made.out()).endsWith("\"found\":[]}\n");
    for (var name : streams()) {
      assertThat(made.out()).contains("\"" + name + "\"");
    }
    var again = keeper("ines", "init");
    assertThat(again.exit()).isZero();
    assertThat(again.out()).contains("Were there: KEEPER-local, ").doesNotContain("Made");
  }

  @Test
  void nobody_else_may_and_hears_who_does() throws Exception {
    var refused = keeper("rita", "init");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .contains("does not let you make the streams and buckets of swarm 'local'")
        .contains("only an installer may; use --creds FILE with those of one");
    assertThat(streams()).isEmpty();
  }

  @Test
  void a_request_about_people_is_signed_by_who_asks() throws Exception {
    assertThat(keeper("ines", "init").exit()).isZero();
    var taken = new LinkedBlockingQueue<Entry>();
    try (var bus = bus()) {
      var journal = new Journal(bus, SUBJECTS, "keeper/planner");
      var _ =
          journal
              .requests()
              .consume("planner", SUBJECTS.requests(), entry -> answer(journal, entry, taken));
      var result =
          keeper(
              "ines",
              "people",
              "add",
              "rita",
              "--role",
              "reader",
              "--reason",
              "x",
              "--key",
              reader.publicKey());
      assertThat(result.exit()).isZero();
      assertThat(result.out()).startsWith("rita is known as reader by the key U");
    }
    var request = taken.take();
    assertThat(request.envelope().asked().orElseThrow().by()).isEqualTo("ines");
    assertThat(request.signature().orElseThrow().key())
        .isEqualTo(new PublicKey(installer.publicKey()));
  }

  private static Handled answer(Journal journal, Entry entry, BlockingQueue<Entry> taken)
      throws InterruptedException {
    var request = (AddPerson) entry.envelope().message();
    taken.add(entry);
    try {
      journal.publish(done(entry.envelope(), request));
    } catch (NotPublished e) {
      throw new IllegalStateException(e);
    }
    return Handled.done();
  }

  private static Envelope done(Envelope request, AddPerson added) {
    return request.causes(
        new MessageId(request.id() + "/done"),
        "keeper/planner",
        Instant.now(),
        new PersonChanged(added.person(), DirectoryChange.ADDED));
  }

  private Calls.Result keeper(String who, String... command) {
    var creds = List.of("--creds", directory.resolve(who + ".creds").toString());
    return calls.keeper(Stream.concat(creds.stream(), Stream.of(command)).toArray(String[]::new));
  }

  /** The streams that are there; a bucket is one, and beside it one for its large values. */
  private List<String> streams() throws Exception {
    try (var bus = bus()) {
      return bus.link().connection().jetStreamManagement().getStreamNames().stream()
          .filter(name -> !name.startsWith("OBJ_"))
          .map(name -> name.replaceFirst("^KV_", ""))
          .toList();
    }
  }

  private Bus bus() throws Exception {
    var credentials = Optional.of(NatsCredentials.of(installer));
    return Bus.connect(new BusSettings(server.url(), credentials, "it"), PATIENCE);
  }
}
