package io.swarmkeeper.cli.installer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.session.SwarmConnection.Installation;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitTest {
  private final Calls calls = new Calls();

  @Test
  void it_says_what_it_made_and_what_was_there() {
    calls.swarm.installs(
        new Installation(
            List.of("KEEPER-local", "KEEPER-local-people"), List.of("KEEPER-local-x")));
    var result = calls.keeper("init");
    assertThat(result.exit()).isZero();
    assertThat(result.out().lines())
        .containsExactly(
            "Swarm 'local' has all its streams and buckets.",
            "Made: KEEPER-local, KEEPER-local-people",
            "Were there: KEEPER-local-x");
  }

  @Test
  void of_nothing_made_it_does_not_speak() {
    calls.swarm.installs(new Installation(List.of(), List.of("KEEPER-local")));
    assertThat(calls.keeper("init").out()).doesNotContain("Made").contains("Were there");
  }

  @Test
  void a_program_gets_both_lists() {
    calls.swarm.installs(new Installation(List.of("KEEPER-local"), List.of()));
    assertThat(calls.keeper("init", "-o", "json").out().strip())
        .isEqualTo("{\"made\":[\"KEEPER-local\"],\"found\":[]}");
  }

  @Test
  void who_is_no_installer_is_refused() {
    var result = calls.keeper("init");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("only an installer may");
  }
}
