package io.swarmkeeper.indexer.placing;

import static io.swarmkeeper.indexer.placing.FakeShelf.Trouble.ANSWER_LOST;
import static io.swarmkeeper.indexer.placing.FakeShelf.Trouble.BUSY;
import static io.swarmkeeper.indexer.placing.FakeShelf.Trouble.DOWN;
import static io.swarmkeeper.indexer.placing.FakeShelf.Trouble.HALF_BUSY;
import static io.swarmkeeper.indexer.placing.FakeShelf.Trouble.NO_TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.record.EcsDocument;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IndexerTest {
  private final FakeShelf shelf = new FakeShelf();
  private final List<Long> kept = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Handled answerOfJournal = Handled.done();
  private final Indexer indexer =
      new Indexer(
          Entry.SUBJECTS,
          shelf,
          (delivery, _) -> {
            kept.add(delivery.streamSequence());
            return answerOfJournal;
          },
          Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC),
          pauses::add);

  @Test
  void every_entry_becomes_one_document_under_the_id_of_its_message() throws Exception {
    assertThat(indexer.handle(Entry.readable(1, 3))).isEqualTo(done(3));
    assertThat(shelf.ids()).containsExactlyInAnyOrder("e-1", "e-2", "e-3");
    assertThat(indexer.tally().documents()).isEqualTo(3);
  }

  @Test
  void an_entry_that_comes_again_is_there_already_and_done() throws Exception {
    var _ = indexer.handle(Entry.readable(1, 3));
    assertThat(indexer.handle(Entry.readable(2, 4))).isEqualTo(done(3));
    assertThat(shelf.documents()).hasSize(4);
    assertThat(indexer.tally().repetitions()).isEqualTo(2);
    assertThat(indexer.tally().deadLetters()).isZero();
  }

  @Test
  void while_elasticsearch_is_away_nothing_is_acknowledged_and_the_pauses_grow() throws Exception {
    shelf.trouble(Collections.nCopies(50, DOWN).toArray(FakeShelf.Trouble[]::new));
    assertThat(indexer.handle(Entry.readable(1, 2))).isEqualTo(done(2));
    assertThat(shelf.documents()).hasSize(2);
    assertThat(pauses).hasSize(50).isSorted().endsWith(Duration.ofSeconds(2));
  }

  @Test
  void an_answer_that_got_lost_makes_no_second_document_and_no_dead_letter() throws Exception {
    shelf.trouble(ANSWER_LOST, ANSWER_LOST);
    assertThat(indexer.handle(Entry.readable(1, 5))).isEqualTo(done(5));
    assertThat(shelf.documents()).hasSize(5);
    assertThat(indexer.tally().deadLetters()).isZero();
  }

  @Test
  void only_what_was_put_off_is_put_again() throws Exception {
    shelf.trouble(HALF_BUSY, BUSY);
    assertThat(indexer.handle(Entry.readable(1, 100))).isEqualTo(done(100));
    assertThat(shelf.documents()).hasSize(100);
    assertThat(indexer.tally().repetitions()).isZero();
    assertThat(indexer.tally().retries()).isEqualTo(100);
  }

  @Test
  void one_document_that_is_put_off_for_ever_is_handed_back_and_the_others_are_done()
      throws Exception {
    shelf.putsOff(document -> FakeShelf.message(document).equals("e-2"));
    assertThat(indexer.handle(Entry.readable(1, 3)))
        .satisfiesExactly(
            one -> assertThat(one).isEqualTo(Handled.done()),
            two -> assertThat(two).isInstanceOf(Handled.Again.class),
            three -> assertThat(three).isEqualTo(Handled.done()));
  }

  @Test
  void a_whole_batch_that_is_put_off_is_held_until_it_is_taken() throws Exception {
    shelf.trouble(Collections.nCopies(30, BUSY).toArray(FakeShelf.Trouble[]::new));
    assertThat(indexer.handle(Entry.readable(1, 50))).isEqualTo(done(50));
  }

  @Test
  void a_missing_template_is_written_again_before_the_next_attempt() throws Exception {
    shelf.trouble(NO_TEMPLATE);
    assertThat(indexer.handle(Entry.readable(1, 2))).isEqualTo(done(2));
    assertThat(shelf.prepared()).isEqualTo(1);
    assertThat(shelf.documents()).hasSize(2);
  }

  @Test
  void a_message_that_cannot_be_read_becomes_a_dead_letter_with_its_text() throws Exception {
    assertThat(indexer.handle(List.of(Entry.unreadable(7)))).isEqualTo(done(1));
    var letter = shelf.documents().getFirst();
    assertThat(letter.target()).isEqualTo("logs-keeper.deadletter-test.2026.11");
    assertThat(FakeShelf.message(letter)).isEqualTo("journal/test/7");
    assertThat(letter.fields().at("/event/original").asText()).isEqualTo("no JSON");
    assertThat(indexer.tally().deadLetters()).isEqualTo(1);
  }

  @Test
  void a_time_that_cannot_be_true_makes_a_dead_letter_and_no_partition() throws Exception {
    var entries =
        List.of(
            Entry.at(1, Instant.parse("1970-01-01T00:00:00Z")),
            Entry.at(2, Instant.parse("2027-02-01T00:00:00Z")));
    assertThat(indexer.handle(entries)).isEqualTo(done(2));
    assertThat(shelf.documents())
        .extracting(EcsDocument::target)
        .containsOnly("logs-keeper.deadletter-test.2026.11");
  }

  @Test
  void an_id_that_is_too_long_makes_a_dead_letter() throws Exception {
    var text =
        """
        {"specversion":"1.0","id":"%s","source":"x","type":"io.swarmkeeper.request.drain.v1",
         "data":{"asked":{"by":"b","reason":"r"},"node":"n"}}\
        """
            .formatted("i".repeat(600));
    var entry = Entry.text("keeper.test.taken.b.n.drain", 3, text);
    assertThat(indexer.handle(List.of(entry))).isEqualTo(done(1));
    assertThat(shelf.ids()).containsExactly("journal/test/3");
  }

  @Test
  void a_message_on_a_wrong_subject_becomes_a_dead_letter_that_says_so() throws Exception {
    var text = new String(Entry.readable(3).body(), StandardCharsets.UTF_8);
    var entry = Entry.text("keeper.test.taken.mallory.shop.pause", 3, text);
    assertThat(indexer.handle(List.of(entry))).isEqualTo(done(1));
    var letter = shelf.documents().getFirst();
    assertThat(letter.target()).isEqualTo("logs-keeper.deadletter-test.2026.11");
    assertThat(FakeShelf.message(letter)).isEqualTo("journal/test/3");
    assertThat(letter.fields().at("/error/message").asText())
        .startsWith("on a wrong subject: what it says belongs on keeper.test.event.planner.");
    assertThat(indexer.tally().deadLetters()).isEqualTo(1);
  }

  @Test
  void a_refused_document_becomes_a_dead_letter_before_its_message_is_done() throws Exception {
    shelf.refuses(document -> FakeShelf.message(document).equals("e-2"));
    shelf.trouble(FakeShelf.Trouble.NONE, DOWN, DOWN);
    assertThat(indexer.handle(Entry.readable(1, 3))).isEqualTo(done(3));
    assertThat(shelf.ids()).containsExactlyInAnyOrder("e-1", "journal/test/2", "e-3");
    assertThat(kept).isEmpty();
  }

  @Test
  void a_refused_dead_letter_is_kept_in_the_journal() throws Exception {
    shelf.refuses(document ->
        FakeShelf.message(document).equals("e-2") || FakeShelf.message(document).endsWith("/2"));
    assertThat(indexer.handle(Entry.readable(1, 3))).isEqualTo(done(3));
    assertThat(kept).containsExactly(2L);
    assertThat(indexer.tally().kept()).isEqualTo(1);
  }

  @Test
  void it_is_not_done_before_the_journal_has_confirmed_it() throws Exception {
    answerOfJournal = Handled.again(Duration.ofSeconds(1), "no answer");
    shelf.refuses(document ->
        FakeShelf.message(document).equals("e-2") || FakeShelf.message(document).endsWith("/2"));
    assertThat(indexer.handle(Entry.readable(1, 3)))
        .containsExactly(Handled.done(), answerOfJournal, Handled.done());
  }

  @Test
  void a_parked_message_that_is_refused_stays_in_the_journal_and_is_not_parked_again()
      throws Exception {
    shelf.refuses(_ -> true);
    assertThat(indexer.handle(List.of(Entry.parked(9, 4)))).isEqualTo(done(1));
    assertThat(kept).isEmpty();
    assertThat(indexer.tally().kept()).isEqualTo(1);
  }

  @Test
  void a_document_that_spoils_the_whole_request_is_found_by_halves() throws Exception {
    shelf.refusesRequestsWith(document -> FakeShelf.message(document).equals("e-77"));
    assertThat(indexer.handle(Entry.readable(1, 100))).isEqualTo(done(100));
    assertThat(shelf.ids()).hasSize(100).contains("journal/test/77").doesNotContain("e-77");
    assertThat(shelf.requests()).isLessThan(20);
  }

  @Test
  void repairing_counts_what_was_not_there() throws Exception {
    var _ = indexer.handle(Entry.readable(1, 3));
    assertThat(indexer.repair(Entry.readable(2, 5), _ -> true)).isEqualTo(2);
    assertThat(indexer.repair(Entry.readable(2, 9), d -> FakeShelf.message(d).equals("e-9")))
        .isEqualTo(1);
  }

  @Test
  void the_target_depends_on_the_message_alone() throws Exception {
    var time = Instant.parse("2026-10-31T23:59:59.999Z");
    var first = Entry.at(1, time);
    var later =
        new Delivery(
            first.subject(),
            first.headers(),
            first.body(),
            99,
            Instant.parse("2027-03-01T00:00:00Z"),
            5,
            0);
    var _ = indexer.handle(List.of(first));
    var _ = indexer.handle(List.of(later));
    assertThat(shelf.documents())
        .extracting(EcsDocument::target)
        .hasSize(2)
        .containsOnly("logs-keeper.audit-test.2026.10");
  }

  private static List<Handled> done(int times) {
    return Stream.generate(Handled::done).limit(times).toList();
  }
}
