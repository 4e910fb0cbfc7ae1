package io.swarmkeeper.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An engine of a few lines on a unix socket: it answers what the test says, one request a
 * connection, although it promises to keep the connection alive; no answer means silence.
 */
final class TinyEngine implements AutoCloseable {
  static final String SILENCE = "";

  /** At the end of an answer: more may come, the connection stays open. */
  static final String UNFINISHED = "\0";

  private final Path directory;
  private final ServerSocketChannel server;
  private final Function<String, String> answers;
  private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Answers each request line ({@code GET /_ping}) with what this function says. */
  TinyEngine(Function<String, String> answers) throws IOException {
    this.answers = answers;
    this.directory = Files.createTempDirectory("tiny-engine");
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(directory.resolve("docker.sock")));
    Thread.ofVirtual().start(this::serve);
  }

  URI address() {
    return URI.create("unix://" + directory.resolve("docker.sock"));
  }

  /** The request lines so far. */
  List<String> asked() {
    return asked;
  }

  static String ok(String version, String json) {
    return answer("200 OK", version, json);
  }

  static String answer(String status, String version, String json) {
    return "HTTP/1.1 "
        + status
        + "\r\nApi-Version: "
        + version
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + json.length()
        + "\r\n\r\n"
        + json;
  }

  private void serve() {
    try {
      while (server.isOpen()) {
        var connection = server.accept();
        open.add(connection);
        Thread.ofVirtual().start(() -> answer(connection));
      }
    } catch (IOException e) {
      if (server.isOpen()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(SocketChannel connection) {
    try {
      var line = requestLine(connection);
      asked.add(line);
      var answer = answers.apply(line);
      if (!answer.equals(SILENCE)) {
        var text = answer.replace(UNFINISHED, "");
        connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        if (text.equals(answer)) {
          connection.close();
        }
      }
    } catch (IOException _) {
      // Whoever asked has gone: some tests are about just that.
    }
  }

  private static String requestLine(SocketChannel connection) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(4096);
    while (connection.read(buffer) >= 0) {
      bytes.write(buffer.array(), 0, buffer.position());
      var text = bytes.toString(StandardCharsets.UTF_8);
      if (text.contains("\r\n\r\n")) {
        return text.substring(0, text.indexOf(" HTTP/1.1"));
      }
      buffer.clear();
    }
    throw new IOException("closed before the request was complete");
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (var connection : open) {
      connection.close();
    }
    Files.deleteIfExists(directory.resolve("docker.sock"));
    Files.deleteIfExists(directory);
  }
}
