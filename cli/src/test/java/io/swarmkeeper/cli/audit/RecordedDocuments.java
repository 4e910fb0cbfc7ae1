package io.swarmkeeper.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.cli.elastic.ElasticAddress;
import io.swarmkeeper.cli.elastic.ElasticHttp;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.record.EcsMapping;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The documents of one swarm in the real Elasticsearch, and somebody with all rights on them. */
final class RecordedDocuments implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ElasticHttp elastic;
  private final String swarm;

  /** One document. */
  record Document(String index, String id) {}

  RecordedDocuments(String url, String swarm) throws GiveUp {
    this.elastic = new ElasticHttp(ElasticAddress.of(url, Optional.empty()));
    this.swarm = swarm;
  }

  /** Gives Elasticsearch the templates of the record. */
  void ensure() throws Exception {
    JsonNode bundle;
    try (var in = EcsMapping.class.getResourceAsStream("audit-template.json")) {
      bundle = JSON.readTree(in);
    }
    for (var kind : new String[] {"component_template", "index_template"}) {
      for (var template : bundle.get(kind + "s").properties()) {
        elastic.ask("PUT", "_" + kind + "/" + template.getKey(), template.getValue().toString());
      }
    }
  }

  long count(String stream) throws Exception {
    return elastic.ask("GET", stream + "/_count", "").path("count").asLong();
  }

  void removeStream(String stream) throws Exception {
    var _ = elastic.ask("DELETE", "_data_stream/" + stream, "");
  }

  Document document(long sequence) throws Exception {
    return first("{\"query\":{\"term\":{\"event.sequence\":" + sequence + "}}}");
  }

  Document checkpoint(long number) throws Exception {
    return first("{\"query\":{\"term\":{\"keeper.audit.sequence\":" + number + "}}}");
  }

  /** Through the backing index, as only an administrator can. */
  void change(Document document, Consumer<ObjectNode> change) throws Exception {
    var there = whole(document);
    var source = (ObjectNode) there.get("_source");
    change.accept(source);
    var condition =
        "?if_seq_no=" + there.get("_seq_no") + "&if_primary_term=" + there.get("_primary_term");
    var _ = elastic.ask("PUT", path(document) + condition, source.toString());
    refresh();
  }

  void remove(Document document) throws Exception {
    var _ = elastic.ask("DELETE", path(document), "");
    refresh();
  }

  /** A copy of a document under another id. */
  Document forge(Document of, String id, Consumer<ObjectNode> change) throws Exception {
    var source = (ObjectNode) whole(of).get("_source");
    change.accept(source);
    var where = source.get("data_stream");
    create(
        "logs-" + where.get("dataset").asText() + "-" + where.get("namespace").asText(),
        id,
        source.toString());
    refresh();
    return first("{\"query\":{\"ids\":{\"values\":[\"" + id + "\"]}}}");
  }

  void create(String stream, String id, String body) throws Exception {
    var action = JSON.createObjectNode();
    action.putObject("create").put("_index", stream).put("_id", id);
    var answer = elastic.ask("POST", "_bulk", action + "\n" + body + "\n");
    if (answer.path("errors").asBoolean()) {
      throw new IllegalStateException(answer.toString());
    }
  }

  boolean indexed(long sequence) throws Exception {
    refresh();
    return !hits("{\"query\":{\"term\":{\"event.sequence\":" + sequence + "}}}").isEmpty();
  }

  private JsonNode hits(String search) throws Exception {
    return elastic.ask("POST", pattern() + "/_search", search).at("/hits/hits");
  }

  private Document first(String search) throws Exception {
    var hit = hits(search).get(0);
    return new Document(hit.get("_index").asText(), hit.get("_id").asText());
  }

  private JsonNode whole(Document document) throws Exception {
    return elastic.ask("GET", path(document), "");
  }

  private static String path(Document document) {
    return document.index() + "/_doc/" + URLEncoder.encode(document.id(), StandardCharsets.UTF_8);
  }

  void refresh() throws Exception {
    var _ = elastic.ask("POST", pattern() + "/_refresh", "");
  }

  private String pattern() {
    return "logs-keeper.*-" + swarm.replace('-', '_').toLowerCase(Locale.ROOT) + ".*";
  }

  /** The sandbox's Elasticsearch cannot remove data streams; their names are our own. */
  @Override
  public void close() {
    elastic.close();
  }
}
