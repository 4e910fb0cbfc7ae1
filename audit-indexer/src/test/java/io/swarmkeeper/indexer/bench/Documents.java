package io.swarmkeeper.indexer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.record.Partition;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in Elasticsearch of one swarm, asked without anything of ours in between; but for the
 * seals that the indexer adds to the journal itself.
 */
final class Documents implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 10_000;
  private static final String NO_SEALS =
      "\"query\": {\"bool\": {\"must_not\": {\"term\": {\"keeper.record\": \"checkpoint\"}}}}";
  private final HttpClient http = HttpClient.newHttpClient();
  private final String elasticsearch;
  private final String streams;

  Documents(String elasticsearch, String swarm) {
    this.elasticsearch = elasticsearch;
    this.streams = "/" + Partition.streams(swarm);
  }

  /** The real one of the sandbox. */
  static String elasticsearch() {
    return Optional.ofNullable(System.getenv("KEEPER_ELASTICSEARCH"))
        .orElseThrow(() -> new IllegalStateException("the sandbox is not up: deploy/sandbox/up"));
  }

  long count() throws IOException, InterruptedException {
    return call("POST", streams + "/_count?ignore_unavailable=true", "{" + NO_SEALS + "}")
        .path("count")
        .asLong();
  }

  /** The {@code event.id} of every document, doubles included. */
  List<String> ids() throws IOException, InterruptedException {
    var _ = call("POST", streams + "/_refresh", "");
    var ids = new ArrayList<String>();
    Optional<JsonNode> after = Optional.empty();
    while (true) {
      var hits = page(after);
      hits.forEach(hit -> ids.add(hit.at("/fields/event.id/0").asText()));
      if (hits.size() < PAGE) {
        return ids;
      }
      after = Optional.of(hits.get(PAGE - 1).get("sort"));
    }
  }

  private JsonNode page(Optional<JsonNode> after) throws IOException, InterruptedException {
    var body =
        (ObjectNode)
            JSON.readTree(
                """
                {"size": %d, "_source": false, "docvalue_fields": ["event.id"],
                 "sort": ["event.sequence", "event.id"], %s}\
                """
                    .formatted(PAGE, NO_SEALS));
    after.ifPresent(sort -> body.set("search_after", sort));
    return call("POST", streams + "/_search", body.toString()).at("/hits/hits");
  }

  /** Any request. */
  JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(elasticsearch + path.replace(" ", "%20")))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  /** Removes everything of this swarm. */
  void forget() throws IOException, InterruptedException {
    var _ = call("DELETE", "/_data_stream" + streams, "");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
