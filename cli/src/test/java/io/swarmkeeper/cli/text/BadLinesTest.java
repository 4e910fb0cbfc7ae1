package io.swarmkeeper.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.BadMessages;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever the journal holds is a line, or is said to be unreadable. */
class BadLinesTest {
  private static final long SEED = 162;

  @Test
  void every_bad_message_that_can_be_read_is_one_line() {
    var lines = 0;
    for (var bad : BadMessages.some(SEED, BadMessages.MANY).toList()) {
      try {
        var line = MessageText.line(Wire.decode(bad.body(), Map.of()));
        assertThat(line).as(bad.toString()).isNotBlank().doesNotContain("\n", "\u001b");
        lines++;
      } catch (UnreadableMessage _) {
        assertThat(bad.body()).isNotNull();
      } catch (RuntimeException e) {
        throw new AssertionError(bad.toString(), e);
      }
    }
    assertThat(lines).isPositive();
  }
}
