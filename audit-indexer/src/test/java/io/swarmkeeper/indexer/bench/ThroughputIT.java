package io.swarmkeeper.indexer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.indexer.elastic.Elastic;
import io.swarmkeeper.indexer.elastic.ElasticShelf;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.Mapping;
import io.swarmkeeper.record.Origin;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How fast the indexer empties a backlog, as a ratio to bare bulk requests of the same documents
 * before and after it in the same run; and the same of the last two thirds, when the JVM has
 * compiled what it needs. {@code -Dkeeper.backlog=300000} for a shorter run.
 */
@EnabledIfSystemProperty(named = "keeper.full", matches = "true")
class ThroughputIT {
  private static final int BACKLOG = Integer.getInteger("keeper.backlog", 1_000_000);

  /** As many, since Elasticsearch merges more the more it has; but they wait in memory. */
  private static final int BARE = Math.min(BACKLOG, 500_000);

  private static final int BATCH = 1000;
  private static final int BUSY = 429;
  private static final String READER = "audit-indexer";

  @Test
  void a_backlog_is_indexed_whole_in_bounded_memory() throws Exception {
    var swarm = "through-" + System.currentTimeMillis();
    try (var nats = NatsServer.start();
        var load = new Load(nats.url(), new Subjects(swarm));
        var record = new Documents(Documents.elasticsearch(), swarm);
        var elastic = new Elastic(Documents.elasticsearch(), Optional.empty());
        var indexer = new IndexerProcess(swarm, nats.url(), Documents.elasticsearch(), Map.of())) {
      new ElasticShelf(elastic).prepare();
      load.publish(BACKLOG, Duration.ZERO);
      var _ = bare(load, swarm, "bare-first-"); // Elasticsearch has to compile what it needs, too
      var before = bare(load, swarm, "bare-before-");
      indexer.start();
      indexer.ready();
      await().until(() -> load.waiting(stream(swarm), READER) > 0);
      var times =
          new TreeMap<Long, Long>(Map.of(load.waiting(stream(swarm), READER), System.nanoTime()));
      var most = 0L;
      while (times.firstKey() > 0) {
        Thread.sleep(Duration.ofMillis(200));
        times.putIfAbsent(load.waiting(stream(swarm), READER), System.nanoTime());
        most = Math.max(most, indexer.residentMegabytes());
      }
      var processor = indexer.processorTime().toMillis() / 1000.0;
      indexer.kill(); // so that the bare requests have the machine to themselves
      assertThat(record.ids()).hasSize(BACKLOG);
      var bare = (before + bare(load, swarm, "bare-after-")) / 2;
      var whole = rate(times, times.lastKey());
      var warm = rate(times, BACKLOG * 2L / 3);
      System.out.printf(
          "backlog %d: indexer %.0f/s, the last two thirds %.0f/s, bare bulk %.0f/s, ratio %.2f,"
              + " of the last two thirds %.2f, resident at most %d MB, processor %.1f s%n",
          BACKLOG, whole, warm, bare, whole / bare, warm / bare, most, processor);
      record.forget();
    }
  }

  private static String stream(String swarm) {
    return new Subjects(swarm).stream();
  }

  /** From when so many were left until none was. */
  private static double rate(NavigableMap<Long, Long> times, long left) {
    var from = times.floorEntry(left);
    return from.getKey() * 1e9 / (times.firstEntry().getValue() - from.getValue());
  }

  /** The same documents, in another swarm's partitions, by requests that are made beforehand. */
  private static double bare(Load load, String swarm, String prefix) throws Exception {
    var other = prefix + swarm;
    var bodies = bodies(load, swarm, other);
    try (var http = HttpClient.newHttpClient();
        var written = new Documents(Documents.elasticsearch(), other)) {
      var start = System.nanoTime();
      for (var body : bodies) {
        var request =
            HttpRequest.newBuilder(URI.create(Documents.elasticsearch() + "/_bulk"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        while (answer.statusCode() == BUSY) {
          Thread.sleep(Duration.ofMillis(100));
          answer = http.send(request, BodyHandlers.ofString());
        }
        assertThat(answer.body()).contains("\"errors\":false");
      }
      var rate = BARE * 1e9 / (System.nanoTime() - start);
      assertThat(written.ids()).hasSize(BARE);
      written.forget();
      return rate;
    }
  }

  private static List<byte[]> bodies(Load load, String swarm, String other) throws Exception {
    var documents = new LinkedBlockingQueue<EcsDocument>(2 * BATCH);
    var loop =
        load.bus()
            .follow(
                "KEEPER-" + swarm,
                "keeper." + swarm + ".>",
                StartAt.beginning(),
                delivery -> {
                  try {
                    documents.put(Mapping.of(new Origin(other, delivery, Instant.now())));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } catch (io.swarmkeeper.contract.UnreadableMessage e) {
                    throw new IllegalStateException(e);
                  }
                });
    var bodies = new ArrayList<byte[]>();
    for (var n = 0; n < BARE; n += BATCH) {
      var body = new ByteArrayOutputStream();
      for (var i = 0; i < BATCH; i++) {
        var document = documents.poll(20, TimeUnit.SECONDS);
        var action =
            "{\"create\":{\"_index\":\"%s\",\"_id\":\"%s\"}}\n"
                .formatted(document.target(), document.id());
        body.write(action.getBytes(StandardCharsets.UTF_8));
        body.write(document.json());
        body.write('\n');
      }
      bodies.add(body.toByteArray());
    }
    loop.stop();
    return bodies;
  }
}
