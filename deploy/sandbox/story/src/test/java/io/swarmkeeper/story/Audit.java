package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.record.EcsDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What Elasticsearch has of our swarm, asked without anything of ours in between. */
final class Audit {
  private static final String NAMESPACE = Sandbox.SWARM.replace('-', '_');
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

  /** The subjects, without the swarm, of all messages that are recorded as unreadable. */
  Set<String> deadLetters() throws IOException, InterruptedException {
    var streams = "logs-keeper.deadletter-" + NAMESPACE + ".*";
    var answer = send("POST", "/" + streams + "/_search?size=1000", "{}");
    var subjects = new HashSet<String>();
    for (var hit : answer.at("/hits/hits")) {
      assertThat(hit.at("/_source/error/message").asText()).as("why: %s", hit).isNotEmpty();
      subjects.add(
          hit.at("/_source/keeper/deadletter/original_subject")
              .asText()
              .substring("keeper..".length() + Sandbox.SWARM.length()));
    }
    return subjects;
  }

  /** Adds a document as the indexer would. */
  void put(EcsDocument document) throws IOException, InterruptedException {
    var answer =
        send(
            "PUT",
            "/" + document.target() + "/_create/" + document.id(),
            document.fields().toString());
    assertThat(answer.path("result").asText()).as("%s", answer).isEqualTo("created");
  }

  /** Makes everything that was written findable. */
  void refresh() throws IOException, InterruptedException {
    var _ = send("POST", "/logs-keeper.*/_refresh", "");
  }

  /** All that can be read of our swarm, as it stands in the index. */
  String everything() throws IOException, InterruptedException {
    var streams = "/logs-keeper.*-" + NAMESPACE + ".*";
    var _ = send("POST", streams + "/_refresh", "");
    return send("POST", streams + "/_search?size=10000", "{}").at("/hits/hits").toString();
  }

  /** Removes what was written for our swarm. */
  void forget() throws IOException, InterruptedException {
    var _ = send("DELETE", "/_data_stream/logs-keeper.*-" + NAMESPACE + ".*", "");
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
