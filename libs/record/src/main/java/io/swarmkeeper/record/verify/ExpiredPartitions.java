package io.swarmkeeper.record.verify;

import io.swarmkeeper.record.Partition;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The partitions that were removed at the end of their time, as the record of their removal says,
 * and how many entries were found to have been in there. More than a partition held cannot have
 * been removed with it, unless messages were sent twice.
 */
final class ExpiredPartitions {
  private final Map<String, Removed> removed = new TreeMap<>();

  private static final class Removed {
    private final Partition.Month month;
    private final long held;
    private long met;

    Removed(Partition.Month month, long held) {
      this.month = month;
      this.held = held;
    }
  }

  /** Of one swarm. A removal that was announced more than once held what it held at the most. */
  ExpiredPartitions(String swarm, Collection<PartitionRemoval> announced) {
    for (var removal : announced) {
      removal
          .partition(swarm)
          .ifPresent(month ->
              removed.merge(
                  month.stream(),
                  new Removed(month, removal.event().documents()),
                  (a, b) -> a.held >= b.held ? a : b));
    }
  }

  /** Whether a document of this data stream was removed with it; it is counted if so. */
  boolean took(String stream) {
    var partition = Optional.ofNullable(removed.get(stream));
    partition.ifPresent(p -> p.met++);
    return partition.isPresent();
  }

  /**
   * The same for an entry that nobody knows but by its leaf: it may have been in any partition of
   * the time when it was sealed, as long as that one held more than was met.
   */
  boolean tookOne(Instant from, Instant until) {
    var first = month(from);
    var last = month(until);
    var partition =
        removed.values().stream()
            .filter(p -> !p.month.month().isBefore(first) && !p.month.month().isAfter(last))
            .filter(p -> p.met < p.held)
            .findFirst();
    partition.ifPresent(p -> p.met++);
    return partition.isPresent();
  }

  /** Whether checkpoints from before this time have gone with their partitions. */
  boolean tookCheckpointsBefore(Instant time) {
    var before = month(time).minusMonths(1);
    return removed.values().stream()
        .filter(p -> p.month.partition() == Partition.AUDIT)
        .anyMatch(p -> !p.month.month().isBefore(before));
  }

  /** How many entries have gone. */
  long count() {
    return removed.values().stream().mapToLong(p -> p.met).sum();
  }

  /** How many partitions they were in. */
  long partitions() {
    return removed.values().stream().filter(p -> p.met > 0).count();
  }

  /** How many more than those partitions held. */
  long tooMany() {
    return removed.values().stream().mapToLong(p -> Math.max(0, p.met - p.held)).sum();
  }

  private static YearMonth month(Instant time) {
    return YearMonth.from(time.atOffset(ZoneOffset.UTC));
  }
}
