package io.swarmkeeper.watcher.real;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An engine whose containers end and start as often as a benchmark wants, which no small machine
 * can have of real ones. It answers what the watcher asks, one request a connection.
 */
final class StandInEngine implements AutoCloseable {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\n";

  private final Path socket;
  private final ServerSocketChannel server;
  private final List<SocketChannel> listeners = new CopyOnWriteArrayList<>();
  private final Life[] lives;

  private record Life(boolean runs, Instant startedAt, Instant finishedAt) {}

  StandInEngine(int containers) throws IOException {
    var now = Instant.now();
    lives =
        IntStream.range(0, containers)
            .mapToObj(_ -> new Life(true, now, Instant.EPOCH))
            .toArray(Life[]::new);
    socket = Files.createTempDirectory("stand-in").resolve("docker.sock");
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    var _ = Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "unix://" + socket;
  }

  /** Whether somebody hears the events. */
  boolean isHeard() {
    return !listeners.isEmpty();
  }

  /** A container that runs ends, one that has ended starts; the event is told at once. */
  void happens(int number) throws IOException {
    var now = Instant.now();
    var action = change(number, now) ? "start" : "die";
    var event =
        """
        {"Type":"container","Action":"%s","Actor":{"ID":"%s","Attributes":{"exitCode":"1"}},"timeNano":%d}
        """
            .formatted(action, id(number), now.getEpochSecond() * 1_000_000_000L + now.getNano());
    for (var listener : listeners) {
      write(listener, event);
    }
  }

  private synchronized boolean change(int number, Instant now) {
    var life = lives[number];
    lives[number] =
        life.runs()
            ? new Life(false, life.startedAt(), now)
            : new Life(true, now, life.finishedAt());
    return lives[number].runs();
  }

  private void serve() {
    try {
      while (server.isOpen()) {
        var connection = server.accept();
        var _ = Thread.ofVirtual().start(() -> answer(connection));
      }
    } catch (IOException e) {
      listeners.clear();
    }
  }

  private void answer(SocketChannel connection) {
    try {
      var path = path(connection);
      if (path.contains("/events")) {
        write(connection, HEAD + "\r\n");
        listeners.add(connection);
        return;
      }
      var body = body(path);
      write(connection, HEAD + "Content-Length: " + body.length() + "\r\n\r\n" + body);
      connection.close();
    } catch (IOException e) {
      listeners.remove(connection);
    }
  }

  private String body(String path) {
    if (path.contains("/containers/json")) {
      return IntStream.range(0, lives.length)
          .mapToObj(this::listed)
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (path.contains("/containers/")) {
      var id = path.substring(path.indexOf("/containers/") + 12, path.lastIndexOf("/json"));
      return inspected(Integer.parseInt(id.substring(0, 6), 10));
    }
    return path.contains("/info")
        ? "{\"Name\":\"bench\",\"Swarm\":{\"NodeID\":\"bench-node\",\"ControlAvailable\":false}}"
        : "OK";
  }

  private synchronized String listed(int number) {
    var runs = lives[number].runs();
    return "{\"Id\":\"%s\",\"State\":\"%s\",\"Status\":\"%s\"}"
        .formatted(id(number), runs ? "running" : "exited", runs ? "Up 1 second" : "Exited (1)");
  }

  private synchronized String inspected(int number) {
    var life = lives[number];
    return """
    {"Id":"%s","Created":"2026-11-01T00:00:00Z","Config":{"Image":"bench","Labels":{}},
     "State":{"Status":"%s","ExitCode":%d,"StartedAt":"%s","FinishedAt":"%s"}}
    """
        .formatted(
            id(number),
            life.runs() ? "running" : "exited",
            life.runs() ? 0 : 1,
            life.startedAt(),
            life.finishedAt());
  }

  private static String id(int number) {
    return "%06d%058d".formatted(number, 0);
  }

  private static String path(SocketChannel connection) throws IOException {
    var text = new StringBuilder();
    var buffer = ByteBuffer.allocate(4096);
    while (text.indexOf("\r\n\r\n") < 0) {
      if (connection.read(buffer) < 0) {
        throw new IOException("closed before the request was complete");
      }
      text.append(StandardCharsets.UTF_8.decode(buffer.flip()));
      buffer.clear();
    }
    return text.substring(text.indexOf(" ") + 1, text.indexOf(" HTTP/1.1"));
  }

  private static void write(SocketChannel to, String text) throws IOException {
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      var _ = to.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var listener : listeners) {
      listener.close();
    }
  }
}
