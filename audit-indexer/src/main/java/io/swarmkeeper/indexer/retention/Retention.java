package io.swarmkeeper.indexer.retention;

import io.swarmkeeper.record.Partition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * For how many months the records of each dataset are kept. A partition has expired when even its
 * last event is that old.
 */
public record Retention(Map<Partition, Integer> months) {
  /** Every dataset has a time, of a month at least. */
  public Retention {
    months = Map.copyOf(months);
    for (var partition : Partition.values()) {
      if (months.getOrDefault(partition, 0) < 1) {
        throw new IllegalArgumentException(
            "records of " + partition.dataset() + " must be kept for a month at least");
      }
    }
  }

  public List<Partition.Month> expired(List<Partition.Month> partitions, Instant now) {
    return partitions.stream().filter(partition -> expired(partition, now)).toList();
  }

  public boolean expired(Partition.Month partition, Instant now) {
    var end = partition.month().plusMonths(1).atDay(1).atStartOfDay();
    return !end.plusMonths(months.get(partition.partition()))
        .isAfter(now.atOffset(ZoneOffset.UTC).toLocalDateTime());
  }

  /** Whether what belongs there is kept; what belongs nowhere is not. */
  public boolean keeps(Optional<Partition.Month> partition, Instant now) {
    return partition.filter(month -> !expired(month, now)).isPresent();
  }

  /** Since when nothing of any dataset has expired. */
  public Instant allKeptSince(Instant now) {
    var shortest = months.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
    return now.atOffset(ZoneOffset.UTC).minusMonths(shortest).toInstant();
  }
}
