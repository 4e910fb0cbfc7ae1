package io.swarmkeeper.indexer.elastic;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import io.swarmkeeper.indexer.reconcile.RecordedSequences;
import io.swarmkeeper.record.Partition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the record has, asked by search: counts are exact, nothing is estimated. */
public record ElasticSequences(Elastic elastic, Subjects subjects) implements RecordedSequences {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 10_000;

  @Override
  public Map<Long, Long> counts(long from, long to, long width, Instant since)
      throws ShelfUnavailable {
    var body = query(from, to, since);
    body.put("size", 0);
    body.withObjectProperty("aggs")
        .withObjectProperty("slices")
        .putObject("histogram")
        .put("field", "event.sequence")
        .put("interval", width)
        .put("min_doc_count", 1);
    return search(body)
        .at("/aggregations/slices/buckets")
        .valueStream()
        .collect(toMap(slice -> slice.path("key").asLong(), s -> s.path("doc_count").asLong()));
  }

  @Override
  public Set<Long> sequences(long from, long to, Instant since) throws ShelfUnavailable {
    var body = query(from, to, since);
    body.put("size", MOST).put("_source", false).putArray("docvalue_fields").add("event.sequence");
    return search(body)
        .at("/hits/hits")
        .valueStream()
        .map(hit -> hit.at("/fields/event.sequence/0").asLong())
        .collect(toSet());
  }

  private ObjectNode query(long from, long to, Instant since) {
    var body = JSON.createObjectNode();
    var filters = body.withObjectProperty("query").withObjectProperty("bool").putArray("filter");
    filters.addObject().putObject("term").put("keeper.stream.name", subjects.stream());
    filters
        .addObject()
        .putObject("range")
        .putObject("event.sequence")
        .put("gte", from)
        .put("lte", to);
    filters
        .addObject()
        .putObject("range")
        .putObject("keeper.stream.published")
        .put("gte", since.toString());
    return body;
  }

  private JsonNode search(JsonNode body) throws ShelfUnavailable {
    var path =
        "/" + Partition.streams(subjects.swarm()) + "/_search?allow_partial_search_results=false";
    return elastic.call("POST", path, Optional.of(body));
  }
}
