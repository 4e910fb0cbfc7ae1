package io.swarmkeeper.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.BadMessages;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.record.checkpoint.RecordedText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever enters the journal becomes a document: its record, or a dead letter. */
class BadEntriesTest {
  private static final long SEED = 161;
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final Subjects SUBJECTS = new Subjects("local");

  @Test
  void every_bad_message_becomes_a_record_or_a_dead_letter() {
    var records = 0;
    var letters = 0;
    for (var bad : BadMessages.some(SEED, BadMessages.MANY).toList()) {
      var subject = Samples.subject(SUBJECTS, Map.of(), bad.body());
      var delivery = new Delivery(subject, Map.of(), bad.body(), bad.number() + 1, NOW, 1, 0);
      var origin = new Origin(SUBJECTS, delivery, NOW);
      try {
        assertThat(EcsMapping.of(origin).fields()).as(bad.toString()).isNotEmpty();
        records++;
      } catch (UnreadableMessage e) {
        assertThatCode(() -> DeadLetterRecord.unreadable(origin, e.getMessage()))
            .as(bad.toString())
            .doesNotThrowAnyException();
        letters++;
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(bad.toString(), e);
      }
    }
    assertThat(records + letters).isEqualTo(BadMessages.MANY);
    assertThat(records).isPositive();
    assertThat(letters).isPositive();
  }

  @Test
  void a_parked_message_has_its_place_and_size_and_not_the_size_of_its_beginning() {
    var headers =
        Map.of(
            "nats-msg-id", "deadletter/KEEPER-local-REQUESTS/7",
            "keeper-reason", "no CloudEvent",
            "keeper-original-subject", "keeper.local.request.alice.shop.deploy",
            "keeper-original-stream", "KEEPER-local-REQUESTS",
            "keeper-original-sequence", "7",
            "keeper-original-size", "1048576",
            "keeper-original-sha256", "ab".repeat(32));
    var head = "{\"data\":{\"source\":{\"files\":[{\"text\":\"DB_PASSWORD: hunter2";
    var body = head.getBytes(StandardCharsets.UTF_8);
    var delivery = new Delivery(SUBJECTS.deadLetters(), headers, body, 12, NOW, 1, 0);
    var document = DeadLetterRecord.parked(new Origin(SUBJECTS, delivery, NOW));
    assertThat(document.fields().at("/event/id").asText())
        .isEqualTo("deadletter/KEEPER-local-REQUESTS/7");
    var letter = document.fields().at("/keeper/deadletter");
    assertThat(letter.path("bytes").asLong()).isEqualTo(1_048_576);
    assertThat(letter.path("original_sequence").asLong()).isEqualTo(7);
    assertThat(letter.path("original_stream").asText()).isEqualTo("KEEPER-local-REQUESTS");
    assertThat(letter.path("original_sha256").asText()).isEqualTo("ab".repeat(32));
    assertThat(document.fields().toString()).doesNotContain("hunter2");
  }

  @Test
  void the_beginning_of_something_harmless_is_kept() {
    var head = "never a message".getBytes(StandardCharsets.UTF_8);
    assertThat(RecordedText.ofHead(head, 5000).text()).isEqualTo("never a message");
  }
}
