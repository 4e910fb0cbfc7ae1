package io.swarmkeeper.stack.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An engine of one manager without anything on it, for one deploy: takes whatever is created, keeps
 * the requests, and has every external network, secret and config that it is asked for.
 */
final class StubEngine implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INFO =
      "{\"Swarm\":{\"LocalNodeState\":\"active\",\"ControlAvailable\":true}}";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ArrayNode requests = JSON.createArrayNode();

  StubEngine() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** For DOCKER_HOST. */
  String host() {
    return "tcp://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was created since the last call, in the form of the recorded goldens. */
  synchronized ArrayNode taken() {
    ArrayNode taken = requests.deepCopy();
    requests.removeAll();
    return taken;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath().replaceFirst("^/v1\\.[0-9]+", "");
      boolean post = exchange.getRequestMethod().equals("POST");
      exchange.getResponseHeaders().add("API-Version", "1.41");
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      if (post) {
        created(exchange, path);
      } else if (path.matches("/(secrets|configs)/.+")) {
        send(exchange, 404, "{\"message\":\"no such thing\"}");
      } else {
        send(exchange, 200, there(exchange, path));
      }
    }
  }

  private void created(HttpExchange exchange, String path) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    ObjectNode request = JSON.createObjectNode().put("method", "POST").put("path", path);
    synchronized (this) {
      requests.add(request.set("body", body));
    }
    send(exchange, 201, named(body.path("Name").asText()).toString());
  }

  private static String there(HttpExchange exchange, String path) throws IOException {
    return switch (path) {
      case "/_ping" -> "OK";
      case "/info" -> INFO;
      case "/secrets", "/configs" -> asked(exchange).toString();
      case "/networks", "/services" -> "[]";
      default -> "{\"Id\":\"n\",\"Name\":\"n\",\"Scope\":\"swarm\"}";
    };
  }

  /** One object for each name that the filter asks for; its id is its name. */
  private static ArrayNode asked(HttpExchange exchange) throws IOException {
    ArrayNode all = JSON.createArrayNode();
    String query = exchange.getRequestURI().getRawQuery();
    if (query != null && query.startsWith("filters=")) {
      String filters = URLDecoder.decode(query.substring(8), StandardCharsets.UTF_8);
      JSON.readTree(filters).path("name").fieldNames().forEachRemaining(n -> all.add(named(n)));
    }
    return all;
  }

  private static ObjectNode named(String name) {
    ObjectNode object = JSON.createObjectNode().put("ID", name).put("Id", name);
    object.putObject("Spec").put("Name", name);
    return object;
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
