package io.swarmkeeper.indexer.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.transport.TransportException;
import io.swarmkeeper.indexer.shelf.Shelf;
import io.swarmkeeper.record.EcsDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Elasticsearch, written to by {@code create} with our own ids alone: a repetition is refused by
 * the server, so that it needs no memory here.
 */
public final class ElasticShelf implements Shelf {
  private final Elastic elastic;
  private final ElasticsearchClient client;
  private final Templates templates;

  /** With the templates that belong to this version. */
  public ElasticShelf(Elastic elastic) {
    this.elastic = elastic;
    this.client = elastic.client();
    this.templates = new Templates(elastic, Templates.ours());
  }

  @Override
  public void prepare() throws ShelfUnavailable {
    var _ = templates.install();
  }

  @Override
  public void check() throws ShelfUnavailable {
    var _ = elastic.call("GET", "/_cluster/health?timeout=2s", Optional.empty());
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
      return placed(documents, client.bulk(bulk.build()));
    } catch (ElasticsearchException e) {
      throw refusedOrUnavailable(e.status(), e);
    } catch (TransportException e) {
      throw refusedOrUnavailable(e.statusCode(), e);
    } catch (IOException | RuntimeException e) {
      throw elastic.unavailable("bulk", e);
    }
  }

  /** An answer that does not fit the question tells nothing, so that all is put again. */
  private static List<Placed> placed(List<EcsDocument> documents, BulkResponse response)
      throws ShelfUnavailable {
    var items = response.items();
    if (items.size() != documents.size()) {
      throw new ShelfUnavailable(
          "Elasticsearch answered for " + items.size() + " of " + documents.size() + " documents");
    }
    var placed = new ArrayList<Placed>(items.size());
    for (var i = 0; i < items.size(); i++) {
      if (!documents.get(i).id().equals(items.get(i).id())) {
        throw new ShelfUnavailable("Elasticsearch answered for another document than was sent");
      }
      placed.add(placed(items.get(i)));
    }
    return placed;
  }

  private static Placed placed(BulkResponseItem item) {
    var error = item.error();
    return error == null
        ? BulkAnswers.item(item.status(), "", "")
        : BulkAnswers.item(
            item.status(), String.valueOf(error.type()), String.valueOf(error.reason()));
  }

  private ShelfUnavailable refusedOrUnavailable(int status, Exception e) throws RequestRefused {
    if (BulkAnswers.blamesADocument(status)) {
      throw new RequestRefused(status, String.valueOf(e.getMessage()));
    }
    return elastic.unavailable("bulk answered " + status, e);
  }
}
