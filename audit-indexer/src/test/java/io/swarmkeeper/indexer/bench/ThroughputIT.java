package io.swarmkeeper.indexer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.contract.Subjects;
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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How fast the indexer empties a backlog, as a ratio to bare bulk requests of the same documents in
 * the same run. {@code -Dkeeper.backlog=1000000} for the large one.
 */
@EnabledIfSystemProperty(named = "keeper.full", matches = "true")
class ThroughputIT {
  private static final int BACKLOG = Integer.getInteger("keeper.backlog", 100_000);
  private static final int BARE = Math.min(BACKLOG, 50_000);
  private static final int BATCH = 1000;

  @Test
  void a_backlog_is_indexed_whole_in_bounded_memory() throws Exception {
    var swarm = "through-" + System.currentTimeMillis();
    try (var nats = NatsServer.start();
        var load = new Load(nats.url(), new Subjects(swarm));
        var record = new Documents(Documents.elasticsearch(), swarm);
        var indexer = new IndexerProcess(swarm, nats.url(), Documents.elasticsearch(), Map.of())) {
      load.publish(BACKLOG, Duration.ZERO);
      indexer.start();
      indexer.ready();
      var startedWith = record.count();
      var start = System.nanoTime();
      var most = 0L;
      while (load.waiting("KEEPER-" + swarm, "audit-indexer") > 0) {
        most = Math.max(most, indexer.residentMegabytes());
        Thread.sleep(Duration.ofMillis(200));
      }
      var ours = (BACKLOG - startedWith) / seconds(start);
      assertThat(record.ids()).hasSize(BACKLOG);
      var processor = indexer.processorTime().toMillis() / 1000.0;
      var bare = bare(load, swarm);
      System.out.printf(
          "backlog %d: indexer %.0f/s, bare bulk %.0f/s, ratio %.2f, resident at most %d MB,"
              + " processor %.1f s%n",
          BACKLOG, ours, bare, ours / bare, most, processor);
      record.forget();
    }
  }

  /** The same documents, in another swarm's partitions, by requests that are made beforehand. */
  private static double bare(Load load, String swarm) throws Exception {
    var other = "bare-" + swarm;
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
        assertThat(answer.body()).contains("\"errors\":false");
      }
      var rate = BARE / seconds(start);
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
            "{\"create\":{\"_index\":\"%s\",\"_id\":\"%s\"}}\n%s\n"
                .formatted(document.target(), document.id(), document.fields());
        body.write(action.getBytes(StandardCharsets.UTF_8));
      }
      bodies.add(body.toByteArray());
    }
    loop.stop();
    return bodies;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
