package io.swarmkeeper.cli.installer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Event.DirectoryChange;
import io.swarmkeeper.contract.Event.PersonChanged;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Query.PeopleAnswer;
import io.swarmkeeper.contract.Request.AddPerson;
import io.swarmkeeper.contract.Request.RemovePerson;
import io.swarmkeeper.contract.Request.RotateKey;
import io.swarmkeeper.contract.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {
  private static final String KEY = SigningKey.generate().publicKey();
  private static final String OLD = SigningKey.generate().publicKey();
  private static final Person ALICE =
      new Person(
          "alice", Role.DEPLOYER, List.of("shop-*", "web"), List.of(new PublicKey(KEY), key(OLD)));

  private static final String MISTYPED =
      KEY.substring(0, 20) + (KEY.charAt(20) == 'A' ? 'B' : 'A') + KEY.substring(21);

  private static final String SHORT = KEY.substring(0, 8) + "..., " + OLD.substring(0, 8) + "...";

  private final Calls calls = new Calls();

  @Test
  void add_ends_with_a_sentence_when_the_planner_knows_them() {
    calls.swarm.reacts(new PersonChanged(ALICE, DirectoryChange.ADDED));
    var result =
        calls.keeper(
            ("people add alice --key "
                    + KEY
                    + " --role deployer --stack shop-* --stack web"
                    + " --reason joins --ticket HR-12")
                .split(" ", -1));
    assertThat(result.exit()).isZero();
    assertThat(result.out().lines())
        .containsExactly("alice is known as deployer of shop-*, web by the keys " + SHORT);
    var request = (AddPerson) calls.swarm.journal.getFirst().message();
    assertThat(request.person())
        .isEqualTo(
            new Person(
                "alice", Role.DEPLOYER, List.of("shop-*", "web"), List.of(new PublicKey(KEY))));
    assertThat(request.asked().ticket()).contains("HR-12");
    assertThat(calls.swarm.journal.getFirst().id().value()).startsWith("i-alice-20261123T201500-");
  }

  @Test
  void at_a_terminal_it_is_one_sentence_too() {
    calls.swarm.reacts(new PersonChanged(ALICE, DirectoryChange.REMOVED));
    var result = calls.atTerminal(100, "").keeper(words("people remove alice --reason left"));
    assertThat(result.out().lines())
        .containsExactly("alice is not known any more; what is on record of them stays");
    assertThat(calls.swarm.journal.getFirst().message()).isInstanceOf(RemovePerson.class);
  }

  @Test
  void rotate_retires_the_key_that_is_named() {
    calls.swarm.reacts(new PersonChanged(ALICE, DirectoryChange.ROTATED));
    var result =
        calls.keeper(
            words("people rotate alice --key " + KEY + " --retire " + OLD + " --reason lost"));
    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("alice is known by the keys " + SHORT);
    var request = (RotateKey) calls.swarm.journal.getFirst().message();
    assertThat(request.retire()).contains(key(OLD));
  }

  @Test
  void as_json_standard_output_is_the_messages() {
    calls.swarm.reacts(new PersonChanged(ALICE, DirectoryChange.REMOVED));
    var result = calls.keeper(words("people remove alice --reason left -o json"));
    assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"spec"));
    assertThat(result.err()).contains("alice is not known any more");
  }

  @Test
  void a_refusal_says_why_and_exits_with_1() {
    calls.swarm.reacts(
        new RequestRefused(
            "remove-person", "bob", List.of(Finding.error("bob", "there is no bob"))));
    var result = calls.keeper(words("people remove bob --reason left"));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("refused to remove person bob").contains("there is no bob");
  }

  @Test
  void nobody_answering_ends_as_unknown() {
    var result = calls.keeper(words("people remove bob --reason left"));
    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.out()).contains("no planner has taken it up");
  }

  @Test
  void all_that_is_wrong_is_said_at_once_and_nothing_is_sent() {
    var result =
        calls.keeper(
            "people",
            "add",
            "al ice",
            "--key",
            "UABC",
            "--role",
            "planner",
            "--stack",
            "a.b",
            "--reason",
            " ");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err().lines())
        .hasSize(5)
        .anyMatch(line -> line.contains("NAME: a person's name has"))
        .anyMatch(line -> line.contains("--key: a user's public nkey has 56"))
        .anyMatch(line -> line.contains("--role: a person's role is installer, deployer"))
        .anyMatch(line -> line.contains("--stack: stacks are up to 100 names"))
        .anyMatch(line -> line.contains("--reason is empty"));
    assertThat(calls.swarm.journal).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add a --role deployer --key KEY|--stack: say which stacks",
        "add a --role operator --stack x --key KEY|only a deployer is bound",
        "add a --role installer --key KEY|installers stand in the trust file",
        "add a --role chief --key KEY|a person's role is",
        "add a --role reader --key MISTYPED|missing or mistyped",
        "rotate a --key KEY --retire KEY|it is the key that --key gives",
        "rotate a --key KEY --retire U|--retire: a user's public nkey",
        "remove a.b|NAME: a person's name",
      })
  void what_cannot_be_is_refused_here(String command, String says) {
    var result =
        calls.keeper(
            words(
                "people "
                    + command.replace("MISTYPED", MISTYPED).replace("KEY", KEY)
                    + " --reason x"));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains(says);
    assertThat(calls.swarm.journal).isEmpty();
  }

  @Test
  void a_key_is_read_from_a_file_that_holds_it_alone(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("alice.pub"), KEY + "\n");
    calls.in(directory).swarm.reacts(new PersonChanged(ALICE, DirectoryChange.ADDED));
    var result = calls.keeper(words("people add alice --role reader --key @alice.pub --reason x"));
    assertThat(result.exit()).isZero();
    assertThat(((AddPerson) calls.swarm.journal.getFirst().message()).person().keys())
        .containsExactly(key(KEY));
  }

  @Test
  void a_seed_is_refused_and_not_repeated(@TempDir Path directory) throws IOException {
    var seed = new String(SigningKey.generate().seed());
    Files.writeString(
        directory.resolve("alice.creds"), "-----BEGIN USER NKEY SEED-----\n" + seed + "\n---\n");
    for (var key : List.of(seed, "@alice.creds")) {
      var result =
          calls
              .in(directory)
              .keeper(words("people add alice --role reader --reason x --key " + key));
      assertThat(result.exit()).isEqualTo(1);
      assertThat(result.err()).contains("holds a seed").doesNotContain(seed.substring(0, 8));
    }
    assertThat(calls.swarm.journal).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"@none.pub,there is no file 'none.pub'", "@.,there is no file '.'", "@,no file ''"})
  void a_file_that_is_none_is_named(String key, String says, @TempDir Path directory) {
    var result = calls.in(directory).keeper(words("people rotate alice --reason x --key " + key));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains(says);
  }

  @Test
  void ls_shows_everybody_with_short_keys() {
    var bob = new Person("bob", Role.READER, List.of(), List.of(key(OLD)));
    calls.swarm.answers("people", new PeopleAnswer(List.of(ALICE, bob)));
    var old = OLD.substring(0, 8) + "...";
    assertThat(calls.keeper("people", "ls").out().lines().map(line -> line.split(" {2,}", -1)))
        .containsExactly(
            new String[] {"NAME", "ROLE", "STACKS", "KEYS"},
            new String[] {"alice", "deployer", "shop-*, web", SHORT},
            new String[] {"bob", "reader", "-", old});
    assertThat(calls.keeper("people", "ls", "-o", "json").out()).contains(KEY).contains(OLD);
  }

  @Test
  void ls_of_nobody_says_what_to_do() {
    calls.swarm.answers("people", new PeopleAnswer(List.of()));
    assertThat(calls.keeper("people", "ls").out()).contains("keeper people add");
  }

  private static String[] words(String command) {
    return command.split(" ", -1);
  }

  private static PublicKey key(String text) {
    return new PublicKey(text);
  }
}
