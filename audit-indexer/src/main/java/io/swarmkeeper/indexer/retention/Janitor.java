package io.swarmkeeper.indexer.retention;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import io.swarmkeeper.record.Partition;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes expired partitions, and announces each before it does. */
public final class Janitor {
  private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
  private final Retention retention;
  private final Partitions partitions;
  private final Announcer announcer;
  private final Clock clock;

  /** Nothing happens before {@link #clean()}. */
  public Janitor(Retention retention, Partitions partitions, Announcer announcer, Clock clock) {
    this.retention = retention;
    this.partitions = partitions;
    this.announcer = announcer;
    this.clock = clock;
  }

  /** Tells the journal; returns when it has confirmed that. */
  @FunctionalInterface
  public interface Announcer {
    /** Under an id that is the same when it is told again. */
    void announce(String id, Event event) throws NotPublished, InterruptedException;
  }

  /** Removes what has expired by now, and returns how many partitions that were. */
  public int clean() throws ShelfUnavailable, NotPublished, InterruptedException {
    var expired = retention.expired(partitions.all(), clock.instant());
    for (var partition : expired) {
      remove(partition);
    }
    return expired.size();
  }

  private void remove(Partition.Month partition)
      throws ShelfUnavailable, NotPublished, InterruptedException {
    var documents = partitions.documents(partition);
    var kept = retention.months().get(partition.partition());
    var today = clock.instant().toString().substring(0, "2026-01-01".length());
    announcer.announce(
        "partition-expired/" + partition.stream() + "/" + today,
        new Event.PartitionExpired(
            partition.stream(),
            partition.partition().dataset(),
            partition.stream().substring(partition.stream().length() - "2026.01".length()),
            kept,
            documents));
    partitions.remove(partition);
    LOG.info("removed {}: older than {} months", partition.stream(), kept);
  }
}
