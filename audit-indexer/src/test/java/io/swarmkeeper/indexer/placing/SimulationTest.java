package io.swarmkeeper.indexer.placing;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Many bad days, each with its seed: faults, crashes, repetitions, two indexers at once. */
class SimulationTest {
  private static final int ENTRIES = 60;
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  @Test
  void whatever_goes_wrong_every_entry_has_exactly_one_document() throws Exception {
    var days = Boolean.getBoolean("keeper.full") ? 20_000 : 200;
    for (var seed = 0; seed < days; seed++) {
      day(seed);
    }
  }

  /** Something dies: a pause is where it can. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static void day(int seed) throws Exception {
    var random = new Random(seed);
    var shelf = new FakeShelf();
    shelf.refuses(document ->
        FakeShelf.message(document).startsWith("e-")
            && FakeShelf.message(document).hashCode() % 13 == 0);
    var unacknowledged = new TreeMap<Long, Delivery>();
    for (var n = 1L; n <= ENTRIES; n++) {
      unacknowledged.put(n, random.nextInt(20) == 0 ? Entry.unreadable(n) : Entry.readable(n));
    }
    var rounds = 0;
    while (!unacknowledged.isEmpty()) {
      assertThat(++rounds).as("rounds of seed %s", seed).isLessThan(1000);
      round(random, shelf, unacknowledged);
    }
    assertThat(shelf.documents())
        .as("seed %s", seed)
        .extracting(document -> document.fields().at("/event/sequence").asInt())
        .doesNotHaveDuplicates()
        .hasSize(ENTRIES);
  }

  private static void round(Random random, FakeShelf shelf, Map<Long, Delivery> journal)
      throws InterruptedException {
    for (var i = random.nextInt(4); i > 0; i--) {
      var troubles = FakeShelf.Trouble.values();
      shelf.trouble(troubles[random.nextInt(troubles.length)]);
    }
    var indexer =
        new Indexer(
            Entry.SUBJECTS,
            shelf,
            (_, _) -> Handled.done(),
            CLOCK,
            _ -> {
              if (random.nextInt(5) == 0) {
                throw new Killed();
              }
            });
    var batch = new ArrayList<Delivery>();
    journal.values().stream().filter(_ -> random.nextInt(3) > 0).forEach(batch::add);
    if (batch.isEmpty()) {
      return;
    }
    List<Handled> answers;
    try {
      answers = indexer.handle(batch);
    } catch (Killed e) {
      return; // nothing was acknowledged
    }
    for (var i = 0; i < batch.size(); i++) {
      var acknowledgementLost = random.nextInt(10) == 0;
      if (answers.get(i) instanceof Handled.Done && !acknowledgementLost) {
        var _ = journal.remove(batch.get(i).streamSequence());
      }
    }
  }
}
