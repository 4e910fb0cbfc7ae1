package io.swarmkeeper.indexer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.indexer.elastic.Elastic;
import io.swarmkeeper.indexer.elastic.ElasticShelf;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How fast the indexer empties a backlog, as a ratio to bare bulk requests of the same documents,
 * of which one half is written before and one after it in the same run; and the same of the last
 * two thirds, when the JVM has compiled what it needs. {@code -Dkeeper.backlog=300000} for a
 * shorter run.
 */
@EnabledIfSystemProperty(named = "keeper.full", matches = "true")
class ThroughputIT {
  private static final int BACKLOG = Integer.getInteger("keeper.backlog", 1_000_000);
  private static final int HALF = BACKLOG / 2;
  private static final long FIRST = 1;
  private static final long SECOND = FIRST + HALF;

  /** As many requests next to each other as the indexer makes. */
  private static final int WORKERS = 2;

  /** Each question takes from what is measured. */
  private static final Duration SELDOM = Duration.ofSeconds(1);

  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final int NEARLY_DONE = 20_000;
  private static final String READER = "audit-indexer";

  @Test
  void a_backlog_is_indexed_whole_in_bounded_memory() throws Exception {
    var subjects = new Subjects("through-" + System.currentTimeMillis());
    var swarm = subjects.swarm();
    try (var nats = NatsServer.start();
        var load = new Load(nats.url(), subjects);
        var record = new Documents(Documents.elasticsearch(), swarm);
        var elastic = new Elastic(Documents.elasticsearch(), Optional.empty());
        var bare = new BareBulk(load, subjects, "bare-" + swarm);
        var indexer = new IndexerProcess(swarm, nats.url(), Documents.elasticsearch(), Map.of())) {
      new ElasticShelf(elastic).prepare();
      indexer.train();
      load.publish(BACKLOG, Duration.ZERO);
      warm(load, subjects);
      var before = bare.write(FIRST, HALF, 1);
      assertThat(bare.count()).isEqualTo(HALF);
      indexer.start();
      indexer.ready();
      var times = untilNothingWaits(load, subjects);
      var most = indexer.mostResidentMegabytes();
      var processor = indexer.processorTime().toMillis() / 1000.0;
      indexer.kill(); // so that the bare requests have the machine to themselves
      assertThat(record.ids()).hasSize(BACKLOG);
      var after = bare.write(SECOND, BACKLOG - HALF, 1);
      assertThat(bare.count()).isEqualTo(BACKLOG);
      var limit = BACKLOG * 1e9 / before.plus(after).toNanos();
      var whole = rate(times, times.lastKey());
      var warm = rate(times, BACKLOG * 2L / 3);
      System.out.printf(
          "backlog %d: indexer %.0f/s, the last two thirds %.0f/s, bare bulk %.0f/s, ratio %.2f,"
              + " of the last two thirds %.2f, resident at most %d MB, processor %.1f s%n",
          BACKLOG, whole, warm, limit, whole / limit, warm / limit, most, processor);
      record.forget();
      bare.forget();
    }
  }

  /** Elasticsearch has to compile what it needs, too, before its limit is measured. */
  private static void warm(Load load, Subjects subjects) throws Exception {
    try (var first = new BareBulk(load, subjects, "warm-" + subjects.swarm())) {
      var _ = first.write(FIRST, HALF, WORKERS);
      var _ = first.write(SECOND, BACKLOG - HALF, WORKERS);
      first.forget();
    }
  }

  /** When how many were left, as often as it was asked. */
  private static NavigableMap<Long, Long> untilNothingWaits(Load load, Subjects subjects)
      throws Exception {
    await().until(() -> load.waiting(subjects.stream(), READER) > 0);
    var times =
        new TreeMap<Long, Long>(Map.of(load.waiting(subjects.stream(), READER), System.nanoTime()));
    while (times.firstKey() > 0) {
      Thread.sleep(times.firstKey() > NEARLY_DONE ? SELDOM : OFTEN);
      times.putIfAbsent(load.waiting(subjects.stream(), READER), System.nanoTime());
    }
    return times;
  }

  /** From when so many were left until none was. */
  private static double rate(NavigableMap<Long, Long> times, long left) {
    var from = times.floorEntry(left);
    return from.getKey() * 1e9 / (times.firstEntry().getValue() - from.getValue());
  }
}
