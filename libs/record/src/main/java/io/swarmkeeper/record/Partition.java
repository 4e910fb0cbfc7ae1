package io.swarmkeeper.record;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The data stream of a document, by kind of record, swarm and month. The month is the event's own:
 * indexed a year later, it still goes to the same place (docs/decisions/0010).
 */
enum Partition {
  AUDIT("keeper.audit"),
  HEALTH("keeper.health"),
  DEADLETTER("keeper.deadletter");

  private static final Duration BELIEVABLE = Duration.ofDays(7);
  private final String dataset;

  Partition(String dataset) {
    this.dataset = dataset;
  }

  String dataset() {
    return dataset;
  }

  static String namespace(String swarm, Instant month) {
    var utc = month.atOffset(ZoneOffset.UTC);
    return "%s.%04d.%02d"
        .formatted(
            swarm.replace('-', '_').toLowerCase(Locale.ROOT), utc.getYear(), utc.getMonthValue());
  }

  /** The event's own time; a time that cannot be true would make partitions without end. */
  static Instant month(Instant eventTime, Instant storedAt) {
    var doubtful =
        eventTime.isBefore(storedAt.minus(BELIEVABLE))
            || eventTime.isAfter(storedAt.plus(BELIEVABLE));
    return doubtful ? storedAt : eventTime;
  }
}
