package io.swarmkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent is a message of which nothing is missing, or unreadable with a sentence. */
class BadMessagesTest {
  private static final long SEED = 16;

  @Test
  void every_bad_message_is_read_whole_or_unreadable() {
    var read = 0;
    var unreadable = 0;
    for (var bad : BadMessages.some(SEED, BadMessages.MANY).toList()) {
      try {
        var envelope = Wire.decode(bad.body(), Map.of());
        assertThat(Soundness.fault(envelope.message())).as(bad.toString()).isEmpty();
        assertThat(Wire.encode(envelope)).isNotEmpty();
        read++;
      } catch (UnreadableMessage e) {
        assertThat(e.getMessage()).as(bad.toString()).isNotBlank().hasSizeLessThan(2_000);
        unreadable++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(bad.toString(), e);
      }
    }
    assertThat(read + unreadable).isEqualTo(BadMessages.MANY);
    assertThat(read).isPositive();
    assertThat(unreadable).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{\"data\":{}}", "", "[]", "{}"})
  void what_is_no_message_is_unreadable(String body) {
    assertThatThrownBy(() -> Wire.decode(body.getBytes(StandardCharsets.UTF_8), Map.of()))
        .isInstanceOf(UnreadableMessage.class);
  }

  @Test
  void what_lacks_a_field_that_its_readers_need_is_unreadable_with_the_name_of_the_field() {
    var body =
        """
        {"specversion":"1.0","id":"x","source":"s","type":"%s","data":{"stack":"shop"}}\
        """
            .formatted(MessageType.ROLLOUT_PROGRESSED.wireName());
    assertThatThrownBy(() -> Wire.decode(body.getBytes(StandardCharsets.UTF_8), Map.of()))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("services");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT9999999999999H", "PT999999999999H", "P-400000D"})
  void a_time_span_that_no_clock_can_bear_is_unreadable(String span) {
    var body =
        """
        {"specversion":"1.0","id":"x","source":"s","type":"%s",
         "data":{"asked":{"by":"alice","reason":"r"},"node":"n","deadline":"%s"}}\
        """
            .formatted(MessageType.DRAIN.wireName(), span);
    assertThatThrownBy(() -> Wire.decode(body.getBytes(StandardCharsets.UTF_8), Map.of()))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("deadline");
  }
}
