package io.swarmkeeper.kibana;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers where a Kibana would; it understands nothing. What a real one does, it cannot show. */
final class FakeKibana implements AutoCloseable {
  final List<String> asked = new ArrayList<>();
  final List<String> headers = new ArrayList<>();
  private final Map<String, String> answers = new HashMap<>();
  private final HttpServer server;
  private int status = 200;

  FakeKibana() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  FakeKibana answering(String path, String answer) {
    answers.put(path, answer);
    return this;
  }

  FakeKibana refusing(int with) {
    status = with;
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath();
    asked.add(
        exchange.getRequestURI()
            + "\n"
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    headers.add(
        exchange.getRequestHeaders().getFirst("kbn-xsrf")
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization"));
    var body = answers.getOrDefault(path, "{}").getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
