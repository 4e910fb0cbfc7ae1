package io.swarmkeeper.indexer.placing;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.contract.BadMessages;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.junit.jupiter.api.Test;

/** No entry of the journal is tried for ever because of what it says. */
class BadEntriesIndexedTest {
  private static final long SEED = 163;
  private static final int BATCH = 100;
  private final FakeShelf shelf = new FakeShelf();
  private final Indexer indexer =
      new Indexer(
          Entry.SUBJECTS,
          shelf,
          (_, _) -> Handled.done(),
          Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC),
          _ -> {});

  @Test
  void every_bad_entry_is_done_with_its_batch() throws InterruptedException {
    var batches =
        BadMessages.some(SEED, BadMessages.MANY)
            .map(bad -> entry(bad.number() + 1L, bad.body()))
            .gather(Gatherers.windowFixed(BATCH))
            .toList();
    for (List<Delivery> batch : batches) {
      assertThat(indexer.handle(batch)).hasSize(batch.size()).containsOnly(Handled.done());
    }
    var tally = indexer.tally();
    assertThat(tally.documents() + tally.repetitions()).isEqualTo(BadMessages.MANY);
    assertThat(tally.deadLetters()).isPositive();
  }

  private static Delivery entry(long sequence, byte[] body) {
    return new Delivery(subject(body), Map.of(), body, sequence, Entry.STORED, 1, 0);
  }

  /** Its own, so that it is not refused for that. */
  private static String subject(byte[] body) {
    try {
      return Entry.SUBJECTS.inJournal(Wire.decode(body, Map.of()).message());
    } catch (UnreadableMessage _) {
      return "keeper.test.event.x";
    }
  }
}
