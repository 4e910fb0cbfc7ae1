package io.swarmkeeper.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The real Elasticsearch at {@code KEEPER_ELASTICSEARCH}, with the shipped templates. */
final class RealElastic implements AutoCloseable {
  private static final String URL = System.getenv("KEEPER_ELASTICSEARCH");
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String swarm;

  RealElastic(String swarm) throws IOException, InterruptedException {
    this.swarm = swarm;
    var bundle = EcsFields.read("/io/swarmkeeper/record/audit-template.json");
    for (var kind : new String[] {"component_template", "index_template"}) {
      for (var template : bundle.get(kind + "s").properties()) {
        ask("PUT", "/_" + kind + "/" + template.getKey(), template.getValue().toString());
      }
    }
  }

  /** Creates a document; the status that Elasticsearch gave it. */
  int create(EcsDocument document) throws IOException, InterruptedException {
    var action = json.createObjectNode();
    action.putObject("create").put("_index", document.target()).put("_id", document.id());
    var answer =
        ask("POST", "/_bulk?require_data_stream=true", action + "\n" + document.fields() + "\n");
    return answer.at("/items/0/create/status").asInt(answer.path("status").asInt());
  }

  /** All that can be read of this swarm's documents. */
  String everything() throws IOException, InterruptedException {
    ask("POST", "/" + pattern() + "/_refresh", "");
    return ask("POST", "/" + pattern() + "/_search?size=1000", "").at("/hits").toString();
  }

  /** How many fields the mappings of this swarm's documents have. */
  int mappedFields() throws IOException, InterruptedException {
    var count = 0;
    for (var index : ask("GET", "/" + pattern() + "/_mapping", "").properties()) {
      count = Math.max(count, index.getValue().findValues("type").size());
    }
    return count;
  }

  /** The sandbox's Elasticsearch cannot remove data streams; their names are our own. */
  @Override
  public void close() {
    http.close();
  }

  private String pattern() {
    return "logs-keeper.*-" + swarm + ".*";
  }

  private ObjectNode ask(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(URL + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    JsonNode answer = json.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    return (ObjectNode) answer;
  }
}
