package io.swarmkeeper.indexer.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.indexer.placing.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
  private final Set<Long> recorded = new TreeSet<>();
  private final Set<Long> deleted = new TreeSet<>();
  private final List<Long> read = new ArrayList<>();
  private final Set<Long> elsewhere = new TreeSet<>();
  private long first = 1;
  private long acknowledged = 12_000;

  @Test
  void a_complete_record_needs_no_second_look() throws Exception {
    recorded(1, 12_000);
    assertThat(reconciliation().run()).isEqualTo(new Reconciliation.Findings(1, 12_000, 0));
    assertThat(read).isEmpty();
  }

  @Test
  void what_is_missing_is_read_again_and_put_there() throws Exception {
    recorded(1, 12_000);
    recorded.removeAll(Set.of(1L, 4_999L, 5_000L, 12_000L));
    assertThat(reconciliation().run().missing()).isEqualTo(4);
    assertThat(recorded).hasSize(12_000);
    assertThat(read).containsExactly(1L, 4_999L, 5_000L, 12_000L);
  }

  @Test
  void a_record_that_came_back_empty_is_filled() throws Exception {
    assertThat(reconciliation().run().missing()).isEqualTo(12_000);
    assertThat(recorded).hasSize(12_000);
  }

  @Test
  void what_is_not_acknowledged_yet_is_not_missing() throws Exception {
    recorded(1, 100);
    acknowledged = 100;
    assertThat(reconciliation().run()).isEqualTo(new Reconciliation.Findings(1, 100, 0));
  }

  @Test
  void what_the_journal_itself_has_lost_is_not_missing() throws Exception {
    recorded(1, 12_000);
    for (var gone : List.of(17L, 6_000L)) {
      deleted.add(gone);
      recorded.remove(gone);
    }
    assertThat(reconciliation().run().missing()).isZero();
    assertThat(read).isEmpty();
  }

  @Test
  void what_is_older_than_the_shortest_retention_is_left_alone() throws Exception {
    first = 11_000;
    recorded(11_000, 12_000);
    assertThat(reconciliation().run()).isEqualTo(new Reconciliation.Findings(11_000, 12_000, 0));
  }

  @Test
  void a_message_that_was_sent_twice_has_one_document_and_is_looked_at_once() throws Exception {
    recorded(1, 12_000);
    recorded.remove(300L);
    elsewhere.add(300L);
    var reconciliation = reconciliation();
    assertThat(reconciliation.run().missing()).isZero();
    assertThat(reconciliation.run().missing()).isZero();
    assertThat(read).containsExactly(300L);
  }

  @Test
  void an_empty_journal_is_complete() throws Exception {
    acknowledged = 0;
    assertThat(reconciliation().run().missing()).isZero();
  }

  private void recorded(long from, long to) {
    LongStream.rangeClosed(from, to).forEach(recorded::add);
  }

  private Reconciliation reconciliation() {
    return new Reconciliation(
        new FakeEntries(),
        new FakeRecorded(),
        this::repair,
        () -> Instant.parse("2026-11-24T00:00:00Z").minus(Duration.ofDays(90)),
        _ -> {});
  }

  private int repair(List<Delivery> suspects) {
    var missing = 0;
    for (var suspect : suspects) {
      if (!elsewhere.contains(suspect.streamSequence()) && recorded.add(suspect.streamSequence())) {
        missing++;
      }
    }
    return missing;
  }

  private final class FakeEntries implements JournalEntries {
    @Override
    public Instant createdAt() {
      return Instant.EPOCH;
    }

    @Override
    public long firstSince(Instant time) {
      return first;
    }

    @Override
    public long acknowledged() {
      return acknowledged;
    }

    @Override
    public Set<Long> deleted() {
      return deleted;
    }

    @Override
    public Optional<Delivery> read(long sequence) {
      read.add(sequence);
      return Optional.of(Entry.readable(sequence));
    }
  }

  private final class FakeRecorded implements RecordedSequences {
    @Override
    public Map<Long, Long> counts(long from, long to, long width, Instant since) {
      var counts = new HashMap<Long, Long>();
      for (var sequence : recorded) {
        if (sequence >= from && sequence <= to) {
          counts.merge(sequence - sequence % width, 1L, Long::sum);
        }
      }
      return counts;
    }

    @Override
    public Set<Long> sequences(long from, long to, Instant since) {
      return recorded.stream().filter(n -> n >= from && n <= to).collect(Collectors.toSet());
    }
  }
}
