package io.swarmkeeper.record.verify;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Event.PartitionExpired;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.Partition;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What retention said of a partition that it removed.
 *
 * @param at when the journal stored that
 */
public record PartitionRemoval(PartitionExpired event, Instant at) {
  /** As the journal has it; nothing if it cannot be read as that. */
  public static Optional<PartitionRemoval> of(Delivery entry) {
    try {
      return Wire.decode(entry.body(), entry.headers()).message() instanceof PartitionExpired event
              && event.partition() != null
          ? Optional.of(new PartitionRemoval(event, entry.storedAt()))
          : Optional.empty();
    } catch (UnreadableMessage | RuntimeException _) {
      return Optional.empty();
    }
  }

  /** As the record has it, of a time that the journal has forgotten. */
  public static Optional<PartitionRemoval> of(IndexedCopy copy) {
    return copy.entry().flatMap(PartitionRemoval::of);
  }

  /**
   * The partition, if its time was over when this was said: retention removes nothing before, so
   * that nobody can excuse with such a message what he has removed of late.
   */
  Optional<Partition.Month> partition(String swarm) {
    return Partition.named(swarm, event.partition())
        .filter(_ -> event.keptMonths() >= 1)
        .filter(month -> !end(month).isAfter(at));
  }

  private Instant end(Partition.Month month) {
    var last = month.month().plusMonths(1L + event.keptMonths());
    return last.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
