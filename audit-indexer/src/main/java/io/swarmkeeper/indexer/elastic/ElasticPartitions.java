package io.swarmkeeper.indexer.elastic;

import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import io.swarmkeeper.indexer.retention.Partitions;
import io.swarmkeeper.record.Partition;
import java.util.List;
import java.util.Optional;

/** Partitions as the data streams that they are. */
public record ElasticPartitions(Elastic elastic, String swarm) implements Partitions {
  @Override
  public List<Partition.Month> all() throws ShelfUnavailable {
    var answer =
        elastic.call("GET", "/_resolve/index/" + Partition.streams(swarm), Optional.empty());
    return answer
        .path("data_streams")
        .valueStream()
        .flatMap(stream -> Partition.named(swarm, stream.path("name").asText()).stream())
        .toList();
  }

  @Override
  public long documents(Partition.Month partition) throws ShelfUnavailable {
    return elastic
        .find("GET", "/" + partition.stream() + "/_count")
        .map(answer -> answer.path("count").asLong())
        .orElse(0L);
  }

  @Override
  public void remove(Partition.Month partition) throws ShelfUnavailable {
    var _ = elastic.find("DELETE", "/_data_stream/" + partition.stream());
  }
}
