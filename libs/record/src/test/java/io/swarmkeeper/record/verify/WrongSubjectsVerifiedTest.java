package io.swarmkeeper.record.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.record.Samples;
import org.junit.jupiter.api.Test;

/** Indexer and verification agree on what an entry on a wrong subject is. */
class WrongSubjectsVerifiedTest {
  private static final String PAUSE = "keeper.local.taken.mallory.shop.pause";

  private final Story story = Tampering.misplaced();

  @Test
  void its_dead_letter_is_intact_and_the_entry_is_named() throws Exception {
    assertThat(story.verify().lines()).isEmpty();
    assertThat(story.document(1).dead()).isTrue();
    assertThat(story.notes)
        .extracting(Note::what)
        .containsExactly(
            "unreadable entry 1: on a wrong subject: what it says belongs on"
                + " keeper.local.event.planner.operation-ended, not on "
                + PAUSE);
    assertThat(story.forgets(4).verify().lines()).isEmpty();
  }

  @Test
  void a_changed_one_is_found() throws Exception {
    story.changes(1, d -> d.withObjectProperty("error").put("message", "a mistake"));
    assertThat(story.verify().lines())
        .singleElement()
        .asString()
        .contains("error.message is \"a mistake\" and was \"on a wrong subject");
  }

  @Test
  void a_record_of_what_it_says_is_found_with_and_without_the_journal() throws Exception {
    new Tampering(story).believes(1);
    assertThat(story.document(1).dead()).isFalse();
    assertThat(story.verify().lines())
        .anyMatch(line -> line.contains("its place is logs-keeper.deadletter-local.2026.11"));
    assertThat(story.forgets(4).verify().lines())
        .singleElement()
        .asString()
        .contains("its text belongs to logs-keeper.deadletter-local.2026.11");
  }

  /** The record says of a name that looks like a secret no more than that there was one. */
  @Test
  void a_name_that_is_hidden_in_the_record_is_no_wrong_subject() throws Exception {
    var drain =
        Samples.text(MessageType.DRAIN)
            .replaceFirst("\"node\": \"[^\"]*\"", "\"node\": \"n token=hunter2\"");
    var drains = new Story();
    drains.happens(Samples.delivery(drain, 1));
    drains.happens(2).seals(3);
    assertThat(drains.document(1).dead()).isFalse();
    assertThat(drains.document(1).source().toString()).doesNotContain("token=hunter2");
    assertThat(drains.verify().lines()).isEmpty();
    assertThat(drains.forgets(4).verify().lines()).isEmpty();
    drains.changes(1, d -> d.put("message", "all is well"));
    assertThat(drains.verify().lines()).singleElement().asString().contains("all is well");
  }

  @Test
  void a_removal_that_another_sender_claims_is_none() {
    var text = Samples.text(MessageType.PARTITION_EXPIRED);
    var right = Samples.delivery(text, 1);
    assertThat(PartitionRemoval.of(right, Samples.SUBJECTS)).isPresent();
    var forged = text.replace("\"keeper/indexer\"", "\"keeper/planner\"");
    assertThat(forged).isNotEqualTo(text);
    assertThat(PartitionRemoval.of(Samples.delivery(right.subject(), forged, 1), Samples.SUBJECTS))
        .isEmpty();
    assertThat(PartitionRemoval.of(Samples.delivery(PAUSE, text, 1), Samples.SUBJECTS)).isEmpty();
  }
}
