package io.swarmkeeper.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.cli.elastic.ElasticHttp;
import io.swarmkeeper.record.Partition;
import io.swarmkeeper.record.verify.Cursor;
import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import io.swarmkeeper.record.verify.IndexedCopy;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The documents of one swarm's record, as they stood at one moment: read in pages, so that memory
 * stays bounded however many there are.
 */
final class AuditIndex implements AutoCloseable {
  private static final String KEEP = "5m";
  private static final int PAGE = 200;
  private static final int FEW = 20; // a checkpoint carries a leaf for each entry of its range

  private final ElasticHttp elastic;
  private final String pattern;
  private String moment;

  AuditIndex(ElasticHttp elastic, String swarm) throws CannotCompare, InterruptedException {
    this.elastic = elastic;
    this.pattern = Partition.streams(swarm);
    this.moment = "";
    look();
  }

  /** Looks again: from now on the documents are those that there are now. */
  void look() throws CannotCompare, InterruptedException {
    close();
    moment = elastic.ask("POST", pattern + "/_pit?keep_alive=" + KEEP, "").path("id").asText();
  }

  /** Whether a document claims this sequence. */
  boolean has(long sequence) throws CannotCompare, InterruptedException {
    return new Pages(between(sequence, sequence), "event.sequence", 1).next().isPresent();
  }

  /**
   * Documents that claim a sequence of this range; of the whole also those that claim none, or one
   * that no journal has.
   */
  Cursor<IndexedCopy> documents(long from, long to, boolean whole) {
    var query = object();
    var either = query.withObjectProperty("bool").withArray("should");
    either.add(between(from, to));
    if (whole) {
      range(either.addObject(), "event.sequence").put("lt", from);
      either
          .addObject()
          .withObjectProperty("bool")
          .withObjectProperty("must_not")
          .withObjectProperty("exists")
          .put("field", "event.sequence");
    }
    return new Pages(query, "event.sequence", PAGE);
  }

  /** Documents that claim a sequence behind this one. */
  Cursor<IndexedCopy> behind(long last) {
    var query = object();
    range(query, "event.sequence").put("gt", last);
    return new Pages(query, "event.sequence", PAGE);
  }

  /** Checkpoints that seal some of this range, from the first; of the whole all that there are. */
  Cursor<IndexedCopy> checkpoints(long from, long to, boolean whole) {
    var query = object();
    var all = query.withObjectProperty("bool").withArray("filter");
    all.addObject().withObjectProperty("term").put("keeper.record", "checkpoint");
    if (!whole) {
      range(all.addObject(), "keeper.audit.last_sequence").put("gte", from);
      range(all.addObject(), "keeper.audit.first_sequence").put("lte", to);
    }
    return new Pages(query, "keeper.audit.first_sequence", FEW);
  }

  /** What is on record of removed partitions, of the time that the journal has forgotten. */
  Cursor<IndexedCopy> expired(long journalFirst) {
    var query = object();
    var all = query.withObjectProperty("bool").withArray("filter");
    all.addObject().withObjectProperty("term").put("keeper.record", "partition_expired");
    range(all.addObject(), "event.sequence").put("lt", journalFirst);
    return new Pages(query, "event.sequence", PAGE);
  }

  private static ObjectNode between(long from, long to) {
    var query = object();
    range(query, "event.sequence").put("gte", from).put("lte", to);
    return query;
  }

  private static ObjectNode range(ObjectNode query, String field) {
    return query.withObjectProperty("range").withObjectProperty(field);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Only tidying: it would be forgotten in some minutes anyway. */
  @Override
  public void close() {
    if (moment.isEmpty()) {
      return;
    }
    try {
      var _ = elastic.ask("DELETE", "_pit", object().put("id", moment).toString());
    } catch (CannotCompare _) {
      // then Elasticsearch forgets it by itself
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    moment = "";
  }

  /** The hits of one query, page by page. */
  private final class Pages implements Cursor<IndexedCopy> {
    private final ObjectNode search = object();
    private final Queue<JsonNode> page = new ArrayDeque<>();
    private boolean ended;

    Pages(ObjectNode query, String order, int size) {
      search.put("size", size).put("track_total_hits", false).set("query", query);
      search
          .withArray("sort")
          .addObject()
          .withObjectProperty(order)
          .put("order", "asc")
          .put("missing", "_last")
          .put("unmapped_type", "long");
    }

    @Override
    public Optional<IndexedCopy> next() throws CannotCompare, InterruptedException {
      if (page.isEmpty() && !ended) {
        turn();
      }
      return Optional.ofNullable(page.poll())
          .map(hit ->
              new IndexedCopy(
                  hit.path("_index").asText(), hit.path("_id").asText(), hit.path("_source")));
    }

    private void turn() throws CannotCompare, InterruptedException {
      search.withObjectProperty("pit").put("id", moment).put("keep_alive", KEEP);
      var answer = elastic.ask("POST", "_search", search.toString());
      moment = answer.path("pit_id").asText(moment);
      answer.at("/hits/hits").forEach(page::add);
      ended = page.size() < search.path("size").asInt();
      page.stream()
          .reduce((_, last) -> last)
          .ifPresent(hit -> search.set("search_after", hit.path("sort")));
    }
  }
}
