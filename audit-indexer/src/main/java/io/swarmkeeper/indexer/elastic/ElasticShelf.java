package io.swarmkeeper.indexer.elastic;

import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.indexer.placing.Shelf;
import io.swarmkeeper.record.EcsDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Elasticsearch, written to by {@code create} with our own ids alone: a repetition is refused by
 * the server, so that it needs no memory here.
 */
public final class ElasticShelf implements Shelf {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();
  private final Elastic elastic;
  private final IndexTemplates templates;

  /** With the templates that belong to this version. */
  public ElasticShelf(Elastic elastic) {
    this.elastic = elastic;
    this.templates = new IndexTemplates(elastic, IndexTemplates.ours());
  }

  @Override
  public void prepare() throws ShelfUnavailable {
    var _ = templates.install();
  }

  /** Why it cannot be written to just now. */
  public Optional<String> trouble() {
    try {
      var _ = elastic.call("GET", "/_cluster/health?timeout=2s", Optional.empty());
      return Optional.empty();
    } catch (ShelfUnavailable e) {
      return Optional.of(e.getMessage());
    }
  }

  @Override
  public List<Placed> put(List<EcsDocument> documents) throws ShelfUnavailable, BulkRefused {
    try {
      var answer = elastic.bulk(lines(documents));
      return placed(documents, JSON.readTree(answer).path("items"));
    } catch (ResponseException e) {
      var status = e.getResponse().getStatusCode();
      if (BulkAnswers.blamesADocument(status)) {
        throw new BulkRefused(status, Elastic.reason(e));
      }
      throw elastic.unavailable("bulk", e);
    } catch (IOException | RuntimeException e) {
      throw elastic.unavailable("bulk", e);
    }
  }

  private static byte[] lines(List<EcsDocument> documents) {
    var lines = new ByteArrayOutputStream();
    for (var document : documents) {
      lines.writeBytes(create(document).getBytes(StandardCharsets.UTF_8));
      lines.writeBytes(document.json());
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  /** Without a map and its writer: a batch has a thousand of these. */
  private static String create(EcsDocument document) {
    var line = new StringBuilder("{\"create\":{\"_index\":\"");
    QUOTES.quoteAsString(document.target(), line);
    line.append("\",\"_id\":\"");
    QUOTES.quoteAsString(document.id(), line);
    return line.append("\"}}\n").toString();
  }

  /** An answer that does not fit the question tells nothing, so that all is put again. */
  private static List<Placed> placed(List<EcsDocument> documents, JsonNode items)
      throws ShelfUnavailable {
    if (items.size() != documents.size()) {
      throw new ShelfUnavailable(
          "Elasticsearch answered for " + items.size() + " of " + documents.size() + " documents");
    }
    var placed = new ArrayList<Placed>(items.size());
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i).path("create");
      if (!documents.get(i).id().equals(item.path("_id").asText())) {
        throw new ShelfUnavailable("Elasticsearch answered for another document than was sent");
      }
      var error = item.path("error");
      placed.add(
          BulkAnswers.item(
              item.path("status").asInt(),
              error.path("type").asText(),
              error.path("reason").asText()));
    }
    return placed;
  }
}
