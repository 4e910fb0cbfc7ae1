package io.swarmkeeper.indexer.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.record.EcsDocument;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/**
 * Elasticsearch, written to by {@code create} with our own ids alone: a repetition is refused by
 * the server, so that it needs no memory here.
 */
public final class ElasticShelf implements Shelf, AutoCloseable {
  private static final String TEMPLATES = "/io/swarmkeeper/record/audit-template.json";
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private final String url;
  private final Rest5Client http;
  private final ElasticsearchClient client;

  /** At this address, with an API key where one is needed. */
  public ElasticShelf(String url, Optional<String> apiKey) {
    this.url = url;
    var headers =
        apiKey
            .map(key -> new Header[] {new BasicHeader("Authorization", "ApiKey " + key)})
            .orElse(new Header[0]);
    this.http =
        Rest5Client.builder(URI.create(url))
            .setDefaultHeaders(headers)
            .setConnectionConfigCallback(config -> config.setConnectTimeout(Timeout.ofSeconds(2)))
            .setRequestConfigCallback(config -> config.setResponseTimeout(Timeout.ofSeconds(30)))
            .build();
    this.client =
        new ElasticsearchClient(
            new Rest5ClientTransport(http, new JacksonJsonpMapper(new ObjectMapper())));
  }

  @Override
  public void prepare() throws ShelfUnavailable {
    JsonNode bundle;
    try (var in = ElasticShelf.class.getResourceAsStream(TEMPLATES)) {
      bundle = new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("the templates are part of this jar", e);
    }
    for (var kind : List.of("component_template", "index_template")) {
      for (var template : bundle.get(kind + "s").properties()) {
        send("/_" + kind + "/" + template.getKey(), template.getValue());
      }
    }
  }

  private void send(String path, JsonNode body) throws ShelfUnavailable {
    var request = new Request("PUT", path);
    request.setJsonEntity(body.toString());
    try {
      var _ = http.performRequest(request);
    } catch (IOException | RuntimeException e) {
      throw unavailable("PUT " + path, e);
    }
  }

  @Override
  public void check() throws ShelfUnavailable {
    try {
      var _ = http.performRequest(new Request("GET", "/_cluster/health?timeout=2s"));
    } catch (IOException | RuntimeException e) {
      throw unavailable("its health", e);
    }
  }

  @Override
  public List<Placed> put(List<EcsDocument> documents) throws ShelfUnavailable, RequestRefused {
    var bulk = new BulkRequest.Builder().requireDataStream(true);
    for (var document : documents) {
      bulk.operations(operation ->
          operation.create(create ->
              create.index(document.target()).id(document.id()).document(document.fields())));
    }
    try {
      return client.bulk(bulk.build()).items().stream().map(ElasticShelf::placed).toList();
    } catch (ElasticsearchException e) {
      throw refusedOrUnavailable(e.status(), e);
    } catch (TransportException e) {
      throw refusedOrUnavailable(e.statusCode(), e);
    } catch (IOException | RuntimeException e) {
      throw unavailable("bulk", e);
    }
  }

  private ShelfUnavailable refusedOrUnavailable(int status, Exception e) throws RequestRefused {
    if (status == 400 || status == 413) {
      throw new RequestRefused(status, String.valueOf(e.getMessage()));
    }
    return unavailable("bulk answered " + status, e);
  }

  private ShelfUnavailable unavailable(String what, Exception e) {
    var status =
        e instanceof ResponseException response
            ? " (" + response.getResponse().getStatusCode() + ")"
            : "";
    return new ShelfUnavailable(
        "Elasticsearch at " + url + ", " + what + status + ": " + firstLine(e), e);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }

  /** A status alone decides; 404 means that the templates are not there, which can be mended. */
  static Placed placed(BulkResponseItem item) {
    var status = item.status();
    var error = item.error();
    var why = error == null ? "" : error.type() + ": " + error.reason();
    if (error == null && status < 300) {
      return new Placed.Stored();
    }
    if (status == CONFLICT) {
      return new Placed.AlreadyThere();
    }
    return status == TOO_MANY || status == NOT_FOUND || status >= SERVER_ERROR
        ? new Placed.Later(status, why)
        : new Placed.Never(status, why);
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
