package io.swarmkeeper.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.nats.client.NKey;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.nats.NatsConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of keys that are not what they should be, and who somebody is by them. */
class CredentialsTest {
  private static final String SEED = new String(SigningKey.generate().seed());

  @TempDir Path directory;
  private final Calls calls = new Calls().through(NatsConnection::connect);

  @BeforeEach
  void nobody_listens() {
    calls.with("KEEPER_NATS", "nats://127.0.0.1:1");
  }

  @Test
  void one_that_is_not_there() {
    assertThat(refused("--creds", path("none.creds")))
        .contains("none.creds: there is no such credentials file. Nothing was touched.");
  }

  @Test
  void a_directory() {
    assertThat(refused("--creds", directory.toString()))
        .contains("this is a directory, not a credentials file");
    calls.with("KEEPER_CREDS", directory.toString());
    assertThat(refused()).contains("this is a directory, not a credentials file");
  }

  @Test
  void no_name_at_all() {
    assertThat(refused("--creds", "")).contains("names none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rubbish-4711",
        "",
        "-----BEGIN NATS USER JWT-----\nrubbish-4711\n------END NATS USER JWT------\n",
        "-----BEGIN USER NKEY SEED-----\nrubbish-4711\n------END USER NKEY SEED------\n",
        "-----BEGIN PRIVATE KEY-----\nrubbish-4711\n-----END PRIVATE KEY-----\n",
        "-----BEGIN USER NKEY SEED-----\nACCOUNT\n------END USER NKEY SEED------\n",
        "ACCOUNT"
      })
  void one_without_the_seed_of_a_user(String text) throws Exception {
    var account = new String(NKey.createAccount(new SecureRandom()).getSeed());
    assertThat(refused("--creds", write("alice.creds", text.replace("ACCOUNT", account))))
        .contains("alice.creds: it holds no seed of a user's nkey")
        .doesNotContain("4711")
        .doesNotContain(account.substring(0, 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEED", "{\"unsigned\": SEED}", "{\"unsigned\": \"SEED\"}", "null", ""})
  void a_trust_file_that_is_another_one(String text) throws IOException {
    assertThat(refused("--trust", write("trust.json", text.replace("SEED", SEED))))
        .contains("trust.json: ")
        .doesNotContain(SEED.substring(0, 8));
  }

  @Test
  void a_file_that_never_ends() {
    assertThat(refused("--creds", "/dev/zero")).contains("there is no such credentials file");
  }

  @Test
  void who_asks_is_said_or_the_name_of_the_file_or_who_is_logged_in() throws IOException {
    var asking = new Calls();
    var creds = write("alice.creds", SEED);
    assertThat(asks(asking)).isEqualTo("alice@laptop");
    assertThat(asks(asking, "--creds", creds)).isEqualTo("alice");
    assertThat(asks(asking.with("KEEPER_CREDS", write("bob.prod.creds", SEED)))).isEqualTo("bob");
    assertThat(asks(asking.with("KEEPER_BY", "ci"), "--creds", creds)).isEqualTo("ci");
  }

  private static String asks(Calls calls, String... options) {
    calls.swarm.journal.clear();
    calls.keeper(with(options, "drain", "node-1", "--reason", "x"));
    return calls.swarm.journal.getFirst().asked().orElseThrow().by();
  }

  private String refused(String... options) {
    var result = calls.keeper(with(options, "nodes"));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    return result.err();
  }

  private static String[] with(String[] options, String... command) {
    var all = new String[options.length + command.length];
    System.arraycopy(options, 0, all, 0, options.length);
    System.arraycopy(command, 0, all, options.length, command.length);
    return all;
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private String write(String name, String text) throws IOException {
    return Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
