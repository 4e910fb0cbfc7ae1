package io.swarmkeeper.indexer.bench;

import io.swarmkeeper.indexer.bench.HttpMessage.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands in front of Elasticsearch and lies about its bulk requests: items refused for now, the
 * whole request refused, the connection cut before or after indexing, and outages on demand. What
 * goes wrong is drawn from a seed.
 */
public final class FaultProxy implements AutoCloseable {
  private final ServerSocket socket;
  private final String elasticsearch;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random;
  private final AtomicBoolean faulty = new AtomicBoolean();
  private final AtomicBoolean away = new AtomicBoolean();
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);

  /** What is done with one bulk request. */
  enum Fault {
    NONE,
    SOME_429,
    WHOLE_503,
    ANSWER_LOST,
    RESET
  }

  private FaultProxy(ServerSocket socket, String elasticsearch, long seed) {
    this.socket = socket;
    this.elasticsearch = elasticsearch;
    this.random = new Random(seed);
    Thread.ofVirtual().start(this::accept);
  }

  /** Honest until told otherwise. */
  public static FaultProxy before(String elasticsearch, long seed) throws IOException {
    return new FaultProxy(
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), elasticsearch, seed);
  }

  /** Where it listens. */
  public String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Whether it is to lie. */
  public void faulty(boolean lies) {
    faulty.set(lies);
  }

  /** Whether every connection is reset. */
  public void away(boolean gone) {
    away.set(gone);
  }

  /** How often each was done. */
  public synchronized String summary() {
    return done.toString();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      while (true) {
        if (away.get()) {
          reset(client);
          return;
        }
        var request = Request.read(client.getInputStream());
        if (request.isEmpty() || !answer(client, request.get())) {
          return;
        }
      }
    } catch (IOException e) {
      var _ = e; // the client went away: it was killed, or gave up waiting
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether the connection lives on. */
  private boolean answer(Socket client, Request request) throws IOException, InterruptedException {
    var fault = request.isBulk() ? draw() : Fault.NONE;
    if (away.get() || fault == Fault.RESET) {
      reset(client);
      return false;
    }
    var answer =
        switch (fault) {
          case WHOLE_503 ->
              HttpMessage.Answer.of(503, "{\"error\":{\"type\":\"x\"},\"status\":503}");
          case SOME_429 -> {
            var bulk = BulkText.of(request.body());
            var taken = bulk.without(random);
            yield taken.isEmpty()
                ? HttpMessage.Answer.of(200, bulk.answer("{\"items\":[]}"))
                : bulk.merged(forward(request.with(taken.text())));
          }
          case NONE, ANSWER_LOST, RESET -> forward(request);
        };
    if (fault == Fault.ANSWER_LOST) {
      reset(client);
      return false;
    }
    answer.write(client.getOutputStream());
    return true;
  }

  private synchronized Fault draw() {
    var n = random.nextInt(100);
    var fault =
        !faulty.get() || n < 40
            ? Fault.NONE
            : n < 60
                ? Fault.SOME_429
                : n < 75 ? Fault.WHOLE_503 : n < 90 ? Fault.ANSWER_LOST : Fault.RESET;
    var _ = done.merge(fault, 1, Integer::sum);
    return fault;
  }

  private HttpMessage.Answer forward(Request request) throws IOException, InterruptedException {
    var forwarded =
        HttpRequest.newBuilder(URI.create(elasticsearch + request.path()))
            .timeout(Duration.ofSeconds(60))
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.contentType().ifPresent(type -> forwarded.header("Content-Type", type));
    request.accept().ifPresent(type -> forwarded.header("Accept", type));
    var response = http.send(forwarded.build(), BodyHandlers.ofByteArray());
    return new HttpMessage.Answer(
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse("application/json"),
        response.body());
  }

  /** A reset, not a polite end. */
  private static void reset(Socket client) throws SocketException {
    client.setSoLinger(true, 0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    http.shutdownNow();
  }
}
