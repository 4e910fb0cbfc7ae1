package io.swarmkeeper.indexer.elastic;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** One Elasticsearch, asked over HTTP. */
public final class Elastic implements AutoCloseable {
  private static final int REFUSED = 300;
  private static final int NOT_FOUND = 404;
  private static final ContentType NDJSON = ContentType.create("application/x-ndjson");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final Rest5Client http;

  /** At this address, with an API key where one is needed. */
  public Elastic(String url, Optional<String> apiKey) {
    this.url = url;
    var headers =
        apiKey
            .map(key -> new Header[] {new BasicHeader("Authorization", "ApiKey " + key)})
            .orElse(new Header[0]);
    // to compress an answer costs Elasticsearch what it needs for the next request
    this.http =
        Rest5Client.builder(URI.create(url))
            .setDefaultHeaders(headers)
            .setConnectionConfigCallback(config -> config.setConnectTimeout(Timeout.ofSeconds(2)))
            .setHttpClientConfigCallback(HttpAsyncClientBuilder::disableContentCompression)
            .setRequestConfigCallback(config -> config.setResponseTimeout(Timeout.ofSeconds(30)))
            .build();
  }

  /**
   * Its answer to a bulk request to data streams.
   *
   * @param lines an action and a source for each document, each in a line of its own
   * @throws ResponseException with the refusal, if the request was refused as a whole
   */
  byte[] bulk(byte[] lines) throws IOException {
    var request = new Request("POST", "/_bulk?require_data_stream=true");
    request.setEntity(new ByteArrayEntity(lines, NDJSON));
    return answer(request).getEntity().getContent().readAllBytes();
  }

  /** The low-level client takes only what begins with a 5 for a refusal. */
  private Response answer(Request request) throws IOException {
    var response = http.performRequest(request);
    if (response.getStatusCode() >= REFUSED) {
      throw new ResponseException(response);
    }
    return response;
  }

  /** What it answers; a refusal is trouble too. */
  JsonNode call(String method, String path, Optional<JsonNode> body) throws ShelfUnavailable {
    var request = new Request(method, path);
    body.ifPresent(json -> request.setJsonEntity(json.toString()));
    try {
      var entity = answer(request).getEntity();
      return entity == null
          ? JSON.createObjectNode()
          : JSON.readTree(entity.getContent().readAllBytes());
    } catch (IOException | RuntimeException e) {
      throw unavailable(method + " " + path, e);
    }
  }

  /** What it answers, or empty if there is no such thing. */
  Optional<JsonNode> find(String method, String path) throws ShelfUnavailable {
    try {
      return Optional.of(call(method, path, Optional.empty()));
    } catch (ShelfUnavailable e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  ShelfUnavailable unavailable(String what, Exception e) {
    var status = status(e);
    return new ShelfUnavailable(
        status,
        "Elasticsearch at "
            + url
            + ", "
            + what
            + (status == 0 ? "" : " (" + status + ")")
            + ": "
            + reason(e),
        e);
  }

  /** What Elasticsearch says of its refusal, in its own words; of anything else the first line. */
  static String reason(Exception e) {
    if (e instanceof ResponseException refused) {
      try {
        var answer = JSON.readTree(refused.getResponse().getEntity().getContent().readAllBytes());
        var error = answer.path("error");
        if (error.path("reason").isTextual()) {
          return error.path("type").asText() + ": " + error.path("reason").asText();
        }
      } catch (IOException | RuntimeException _) {
        return firstLine(e); // whatever stands before it answers otherwise
      }
    }
    return firstLine(e);
  }

  private static int status(Throwable e) {
    return e instanceof ResponseException refused ? refused.getResponse().getStatusCode() : 0;
  }

  private static String firstLine(Exception e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().lines().findFirst().orElse("");
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
