package io.swarmkeeper.indexer.bench;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.EcsMapping;
import io.swarmkeeper.record.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The documents of a journal, written into partitions of another name by bulk requests that are
 * made beforehand: as fast as Elasticsearch can be written to.
 */
final class BareBulk implements AutoCloseable {
  private static final int BATCH = 1000;
  private static final int BUSY = 429;
  private final Load load;
  private final Subjects journal;
  private final Subjects other;
  private final Documents written;
  private final HttpClient http = HttpClient.newHttpClient();

  /** Of the journal of one swarm, as if it were of another. */
  BareBulk(Load load, Subjects journal, String swarm) {
    this.load = load;
    this.journal = journal;
    this.other = new Subjects(swarm);
    this.written = new Documents(Documents.elasticsearch(), swarm);
  }

  /** Writes so many entries by so many requests at once, and returns how long that took. */
  Duration write(long fromSequence, int entries, int atOnce) throws Exception {
    var bodies = bodies(fromSequence, entries);
    try (var senders = Executors.newFixedThreadPool(atOnce)) {
      var start = System.nanoTime();
      for (var sender : senders.invokeAll(nCopies(atOnce, () -> send(bodies)))) {
        sender.get();
      }
      return Duration.ofNanos(System.nanoTime() - start);
    }
  }

  /** Those that are there. */
  int count() throws IOException, InterruptedException {
    return written.ids().size();
  }

  private Void send(Queue<byte[]> bodies) throws IOException, InterruptedException {
    for (var body = bodies.poll(); body != null; body = bodies.poll()) {
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
    return null;
  }

  private Queue<byte[]> bodies(long fromSequence, int entries) throws Exception {
    var documents = new LinkedBlockingQueue<EcsDocument>(2 * BATCH);
    var loop =
        new Streams(load.bus())
            .follow(
                journal.stream(),
                Streams.EVERYTHING,
                new StartAt.Sequence(fromSequence),
                delivery -> {
                  try {
                    documents.put(document(delivery));
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } catch (UnreadableMessage e) {
                    throw new IllegalStateException(e);
                  }
                });
    var bodies = new ConcurrentLinkedQueue<byte[]>();
    for (var n = 0; n < entries; n += BATCH) {
      var body = new ByteArrayOutputStream();
      for (var i = n; i < Math.min(n + BATCH, entries); i++) {
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

  /** As if it had happened in the other swarm. */
  private EcsDocument document(Delivery entry) throws UnreadableMessage {
    var there =
        new Delivery(
            entry.subject().replace("." + journal.swarm() + ".", "." + other.swarm() + "."),
            entry.headers(),
            entry.body(),
            entry.streamSequence(),
            entry.storedAt(),
            entry.deliveries(),
            entry.pending());
    return EcsMapping.of(new Origin(other, there, Instant.now()));
  }

  /** Removes what was written. */
  void forget() throws IOException, InterruptedException {
    written.forget();
  }

  @Override
  public void close() {
    written.close();
    http.shutdownNow();
  }
}
