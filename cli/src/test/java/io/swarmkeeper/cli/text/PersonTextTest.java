package io.swarmkeeper.cli.text;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonTextTest {
  private static final Optional<PublicKey> KEY =
      Optional.of(new PublicKey("UAGGO7EHISDLV3CSZQW6U36CEGVVHFRZZF6JR5JIPDJ474CG3E7O24G6"));

  @Test
  void whoever_has_proved_it_is_shown_with_the_key() {
    assertThat(PersonText.who(Asked.of("alice", "x").proven(KEY)))
        .isEqualTo("alice (key UAGGO7EH...)");
    assertThat(MessageText.line(drain("alice").asked(KEY))).contains("  alice (key UAGGO7EH...)  ");
  }

  @Test
  void everybody_else_is_shown_as_not_proven() {
    assertThat(MessageText.line(drain("alice"))).contains("  alice (not proven)  ");
  }

  @Test
  void what_a_request_says_of_itself_proves_nothing() {
    assertThat(MessageText.line(drain("alice (key UAGGO7EH...)").asked(Optional.empty())))
        .contains("alice (key UAGGO7EH...) (not proven)");
    var claims = new Request.Drain(Asked.of("eve", "x").proven(KEY), "node-1", Optional.empty());
    var sent = Envelope.of(new MessageId("n-1"), "eve", START, claims).asked(Optional.empty());
    assertThat(MessageText.line(sent)).contains("  eve (not proven)  ");
  }

  private static Envelope drain(String by) {
    return Envelope.of(
        new MessageId("n-1"),
        "keeper/cli",
        START,
        new Request.Drain(Asked.of(by, "x"), "node-1", Optional.empty()));
  }
}
