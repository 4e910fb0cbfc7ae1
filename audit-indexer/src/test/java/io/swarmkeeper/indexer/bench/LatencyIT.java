package io.swarmkeeper.indexer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.contract.Subjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How long after it was published a message can be found in Elasticsearch, with nothing else to do.
 */
@EnabledIfSystemProperty(named = "keeper.full", matches = "true")
class LatencyIT {
  private static final int MESSAGES = Integer.getInteger("keeper.latency", 200);

  @Test
  void every_message_can_be_found_soon() throws Exception {
    var swarm = "latency-" + System.currentTimeMillis();
    var random = new Random(7);
    var took = new ArrayList<Long>();
    try (var nats = NatsServer.start();
        var load = new Load(nats.url(), new Subjects(swarm));
        var record = new Documents(Documents.elasticsearch(), swarm);
        var indexer = new IndexerProcess(swarm, nats.url(), Documents.elasticsearch(), Map.of())) {
      indexer.start();
      indexer.ready();
      for (var n = 0; n < MESSAGES; n++) {
        Thread.sleep(random.nextLong(400));
        var expected = n + 1;
        var start = System.nanoTime();
        load.publish(n);
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(10))
            .atMost(Duration.ofSeconds(60))
            .until(() -> record.count() == expected);
        took.add((System.nanoTime() - start) / 1_000_000);
      }
      record.forget();
    }
    took.sort(null);
    assertThat(took).hasSize(MESSAGES);
    System.out.printf(
        "published -> searchable, ms, %d messages: p50 %d, p90 %d, p99 %d, max %d%n",
        MESSAGES,
        took.get(MESSAGES / 2),
        took.get(MESSAGES * 9 / 10),
        took.get(MESSAGES * 99 / 100),
        took.getLast());
  }
}
