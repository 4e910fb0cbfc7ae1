package io.swarmkeeper.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.record.Samples;
import io.swarmkeeper.record.checkpoint.Keys;
import io.swarmkeeper.record.verify.Difference.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to the record is found, and only that. */
class VerificationTest {
  private final Story story = new Story().happens(50).seals(20).seals(20).happens(5);

  @Test
  void an_untouched_record_is_intact() throws Exception {
    var report = story.verify();
    assertThat(report.lines()).isEmpty();
    assertThat(report.result().entries()).isEqualTo(57);
    assertThat(report.result().documents()).isEqualTo(57);
    assertThat(report.result().checkpoints()).isEqualTo(2);
    assertThat(report.result().sealed()).isEqualTo(40);
  }

  @Test
  void it_stays_intact_when_the_journal_has_forgotten_some_or_all() throws Exception {
    assertThat(story.forgets(15).verify().lines()).isEmpty();
    assertThat(story.forgets(57).verify().lines()).isEmpty();
  }

  @Test
  void a_changed_field_is_named_with_what_it_was() throws Exception {
    var was = story.document(5).source().get("message").toString();
    story.changes(5, d -> d.put("message", "all is well"));
    assertThat(story.verify().lines())
        .singleElement()
        .asString()
        .startsWith("changed 5 " + story.document(5).id())
        .contains("message is \"all is well\" and was " + was.substring(0, 20));
  }

  @Test
  void a_field_more_or_less_is_a_change() throws Exception {
    story.changes(5, d -> d.put("extra", "x"));
    story.changes(6, d -> d.remove("message"));
    assertThat(String.join("\n", story.verify().lines()))
        .contains("extra is \"x\" and was nothing")
        .contains("message is nothing");
  }

  @Test
  void how_a_document_came_does_not_count() throws Exception {
    story.changes(
        5,
        d -> {
          d.withObjectProperty("event").put("ingested", "2027-01-01T00:00:00Z");
          d.withObjectProperty("keeper").withObjectProperty("stream").put("delivery_count", 7);
        });
    assertThat(story.verify().lines()).isEmpty();
  }

  @Test
  void a_removed_document_is_missed_with_and_without_the_journal() throws Exception {
    var gone = story.document(9);
    story.documents.remove(gone);
    assertThat(story.verify().lines())
        .containsExactly("missing 9 " + gone.id() + ": it is not in Elasticsearch");
    assertThat(story.forgets(30).verify().lines())
        .containsExactly("missing 9: it is not in Elasticsearch");
  }

  @Test
  void an_inserted_document_is_found_whatever_sequence_it_claims() throws Exception {
    for (var claim : new long[] {9, 4711}) {
      var source = story.document(9).source().<ObjectNode>deepCopy();
      source.withObjectProperty("event").put("sequence", claim);
      var forged = new IndexedCopy(story.document(9).index(), "forged", source);
      story.documents.add(forged);
      assertThat(story.verify().found())
          .singleElement()
          .satisfies(d -> {
            assertThat(d.kind()).isEqualTo(Kind.INSERTED);
            assertThat(d.id()).contains("forged");
          });
      story.documents.remove(forged);
    }
  }

  @Test
  void a_second_copy_elsewhere_is_doubled() throws Exception {
    var original = story.document(9);
    story.documents.add(
        new IndexedCopy(
            ".ds-logs-keeper.audit-local.2025.01-000001", original.id(), original.source()));
    assertThat(story.verify().found())
        .singleElement()
        .satisfies(d -> assertThat(d.kind()).isEqualTo(Kind.DOUBLED));
  }

  @Test
  void text_and_fields_rewritten_alike_do_not_pass_the_seal() throws Exception {
    story.forgets(57);
    var good = story.document(5);
    var forged = Samples.delivery(good.text("/event/original").replace("alice", "mallory"), 5);
    var rewritten = Story.copy(io.swarmkeeper.record.EcsMapping.of(Samples.origin(forged)));
    story.documents.set(story.documents.indexOf(good), rewritten);
    assertThat(good).isNotEqualTo(rewritten);
    assertThat(story.verify().lines())
        .singleElement()
        .asString()
        .contains("it is not what the checkpoint has sealed");
  }

  @Test
  void a_redacted_text_rewritten_under_its_old_hash_does_not_pass_the_seal() throws Exception {
    var deploys = new Story();
    deploys.happens(Samples.delivery(MessageType.DEPLOY));
    deploys.happens(2).seals(3).forgets(4);
    assertThat(deploys.verify().lines()).isEmpty();
    deploys.changes(
        1,
        d -> {
          var event = d.withObjectProperty("event");
          event.put("original", event.get("original").asText().replace("alice", "mallory"));
        });
    assertThat(deploys.verify().lines())
        .singleElement()
        .asString()
        .contains("it is not what the checkpoint has sealed");
  }

  @Test
  void an_entry_of_the_journal_that_was_replaced_is_found() throws Exception {
    story.journal.put(5L, Samples.delivery("keeper.local.event.x", "{ other", 5));
    assertThat(story.verify().found()).extracting(Difference::kind).contains(Kind.JOURNAL);
  }

  @Test
  void a_message_stored_twice_is_in_the_record_twice_and_so_is_another_one_under_its_id()
      throws Exception {
    var first = story.journal.get(5L);
    var text = new String(first.body(), java.nio.charset.StandardCharsets.UTF_8);
    story.happens(Samples.delivery(first.subject(), text, 58));
    story.happens(Samples.delivery(first.subject(), text + " ", 59));
    assertThat(story.verify().lines()).isEmpty();
    story.documents.remove(story.document(59));
    assertThat(story.verify().lines()).singleElement().asString().startsWith("missing 59 59-");
  }

  @Test
  void entries_that_nobody_can_read_are_named_and_the_comparison_goes_on() throws Exception {
    story.happens(Samples.delivery("keeper.local.event.x", "{\"data\":{}}", 58));
    assertThat(story.verify().lines()).isEmpty();
    assertThat(story.notes)
        .extracting(Note::what)
        .hasSize(6)
        .noneMatch(what -> what.contains("\n"))
        .anyMatch(what -> what.startsWith("unreadable entry 11: "))
        .anyMatch(what -> what.startsWith("unreadable entry 58: "));
  }

  @Test
  void what_nothing_proves_is_counted() throws Exception {
    assertThat(story.verify().result().unproven()).isZero();
    assertThat(story.forgets(57).verify().result().unproven()).isEqualTo(17);
  }

  @Test
  void what_is_missing_at_the_end_may_be_on_its_way() throws Exception {
    story.documents.removeIf(d -> d.sequence() > 55);
    assertThat(story.verify().result().missingAtEnd()).isEqualTo(2);
    story.documents.remove(story.document(3));
    var result = story.verify().result();
    assertThat(result.missingAtEnd()).isEqualTo(2);
    assertThat(result.differences()).isEqualTo(3);
  }

  @Test
  void other_rules_are_said_and_not_taken_for_a_change() throws Exception {
    story.changes(5, d -> d.withObjectProperty("keeper").put("schema_version", "1"));
    var report = story.verify();
    assertThat(report.lines()).isEmpty();
    assertThat(report.result().otherVersions()).isEqualTo(1);
  }

  @Test
  void a_key_vouches_only_for_what_it_signed() throws Exception {
    assertThat(story.verify(1, 57, Optional.of(Keys.OLD.publicKey())).result().vouched()).isTrue();
    assertThat(story.verify(1, 57, Optional.of(Keys.NEW.publicKey())).result().vouched()).isFalse();
  }

  @Test
  void a_chain_without_its_beginning_is_seen() throws Exception {
    story.forgets(57).documents.remove(story.document(51));
    assertThat(story.verify().lines())
        .singleElement()
        .asString()
        .contains("checkpoint 2: those before it are missing");
  }

  @Test
  void a_forged_checkpoint_is_not_believed() throws Exception {
    story.forgets(57);
    story.changes(
        51,
        d -> {
          var event = d.withObjectProperty("event");
          event.put(
              "original", event.get("original").asText().replace("\"last\":20", "\"last\":19"));
        });
    assertThat(story.verify().found()).extracting(Difference::kind).contains(Kind.CHECKPOINT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void of_many_changes_each_is_found_and_nothing_else(long seed) throws Exception {
    var dice = new Random(seed);
    if (dice.nextBoolean()) {
      story.forgets(dice.nextInt(40));
    }
    var touched = new ArrayList<Long>();
    for (var sequence = 1L; sequence <= 40; sequence++) {
      switch (dice.nextInt(5)) {
        case 0 -> {
          story.changes(sequence, d -> d.withObjectProperty("event").put("original", "{}"));
          touched.add(sequence);
        }
        case 1 -> {
          story.documents.remove(story.document(sequence));
          touched.add(sequence);
        }
        default -> {}
      }
    }
    assertThat(story.verify().found().stream().map(Difference::sequence).distinct().toList())
        .as("seed %d", seed)
        .isEqualTo(List.copyOf(touched));
  }
}
