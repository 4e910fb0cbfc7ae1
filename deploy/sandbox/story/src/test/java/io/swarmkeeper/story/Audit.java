package io.swarmkeeper.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** What Elasticsearch has of our swarm, asked without anything of ours in between. */
final class Audit {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  /** Everything that is recorded of an operation, in the order of the journal. */
  List<JsonNode> of(String operation) throws IOException, InterruptedException {
    var query =
        """
        {"size": 10000, "sort": ["event.sequence"],
         "query": {"term": {"keeper.operation_id": "%s"}}}\
        """
            .formatted(operation);
    var answer = send("POST", "/logs-keeper.*/_search?ignore_unavailable=true", query);
    var found = new ArrayList<JsonNode>();
    answer.at("/hits/hits").forEach(found::add);
    return found;
  }

  /** Removes what was written for our swarm. */
  void forget() throws IOException, InterruptedException {
    var _ =
        send("DELETE", "/_data_stream/logs-keeper.*-" + Sandbox.SWARM.replace('-', '_') + ".*", "");
  }

  private JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(Sandbox.variable("KEEPER_ELASTICSEARCH") + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }
}
