package io.swarmkeeper.record.verify;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Event.PartitionExpired;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.journal.EntryReading;
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
  public static Optional<PartitionRemoval> of(Delivery entry, Subjects subjects) {
    try {
      return EntryReading.envelope(entry, subjects).message() instanceof PartitionExpired event
              && event.partition() != null
          ? Optional.of(new PartitionRemoval(event, entry.storedAt()))
          : Optional.empty();
    } catch (UnreadableMessage | RuntimeException _) {
      return Optional.empty();
    }
  }

  /** As the record has it, of a time that the journal has forgotten. */
  public static Optional<PartitionRemoval> of(IndexedCopy copy, Subjects subjects) {
    return copy.entry().flatMap(entry -> of(entry, subjects));
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
