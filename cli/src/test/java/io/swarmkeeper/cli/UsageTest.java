package io.swarmkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  private final Calls calls = new Calls();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan",
        "deploy",
        "rollback",
        "history",
        "diff",
        "status",
        "pause",
        "resume",
        "promote",
        "abort",
        "nodes",
        "drain",
        "activate",
        "rebalance",
        "maintain",
        "events",
        "report",
        "init",
        "people"
      })
  void every_command_explains_itself(String command) {
    var result = calls.keeper(command, "--help");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("keeper " + command).contains("--nats").contains("--swarm");
  }

  @Test
  void without_a_command_it_shows_what_there_is() {
    var result = calls.keeper();
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("deploy").contains("Exit codes");
  }

  @Test
  void a_command_is_found_wherever_it_stands_and_help_comes_first() {
    assertThat(calls.keeper("--swarm", "other", "drain", "--help").out()).contains("keeper drain");
    assertThat(calls.keeper("--help", "drain").out()).contains("deploy").contains("Exit codes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deploy -c x.yml shop --reason x --tiket y|--ticket",
        "deploy -c x.yml shop|--reason",
        "deploy shop --reason x|-c",
        "deploy -c x.yml shop --reason x --deadline soon|is not a duration such as",
        "drain --reason x|NODE",
        "fly|fly",
        "status -o xml|xml",
        "diff shop one|one",
      })
  void bad_input_exits_with_1_and_says_what_is_wrong(String command, String says) {
    var result = calls.keeper(command.split(" ", -1));
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains(says).contains("--help");
    assertThat(calls.swarm.journal).isEmpty();
  }

  @Test
  void a_reason_of_blanks_is_no_reason() {
    var result = calls.keeper("drain", "node-1", "--reason", " ");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("--reason is empty");
  }

  @Test
  void what_it_cannot_do_yet_it_says() {
    assertThat(calls.keeper("rebalance", "--dry-run").err()).contains("cannot rebalance yet");
    assertThat(calls.keeper("maintain", "--reason", "x").exit()).isEqualTo(1);
    assertThat(calls.keeper("promote", "d-1", "--reason", "x").err()).contains("no canary");
    assertThat(calls.keeper("activate", "node-1", "--rebalance").exit()).isEqualTo(1);
  }

  @Test
  void a_swarm_name_that_would_break_a_subject_is_refused() {
    var result = calls.keeper("--swarm", "a.b", "nodes");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("a swarm's name");
  }
}
