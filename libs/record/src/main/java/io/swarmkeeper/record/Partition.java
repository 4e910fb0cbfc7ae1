package io.swarmkeeper.record;

import io.swarmkeeper.contract.UnreadableMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The data stream of a document, by kind of record, swarm and month. The month is the event's own:
 * indexed a year later, it still goes to the same place (docs/decisions/0030).
 */
public enum Partition {
  AUDIT("keeper.audit"),
  HEALTH("keeper.health"),
  DEADLETTER("keeper.deadletter");

  private static final Duration LATE = Duration.ofDays(396);
  private static final Duration AHEAD = Duration.ofDays(1);
  private static final Pattern NAME =
      Pattern.compile("logs-(keeper\\.[a-z]+)-([a-z0-9_]+)\\.([0-9]{4})\\.(0[1-9]|1[0-2])");
  private final String dataset;

  Partition(String dataset) {
    this.dataset = dataset;
  }

  public String dataset() {
    return dataset;
  }

  /** The data stream of what happened at that time. */
  public String stream(String swarm, Instant time) {
    return "logs-" + dataset + "-" + namespace(swarm, time);
  }

  /** A pattern for all partitions of all datasets of one swarm. */
  public static String streams(String swarm) {
    return "logs-keeper.*-" + token(swarm) + ".*";
  }

  static String namespace(String swarm, Instant time) {
    var month = YearMonth.from(time.atOffset(ZoneOffset.UTC));
    return token(swarm) + "." + month.toString().replace('-', '.');
  }

  /** What a data stream's name says, if it is a partition of this swarm. */
  public static Optional<Month> named(String swarm, String stream) {
    var name = NAME.matcher(stream);
    if (!name.matches() || !name.group(2).equals(token(swarm))) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(partition -> partition.dataset.equals(name.group(1)))
        .findFirst()
        .map(partition ->
            new Month(
                stream,
                partition,
                YearMonth.of(Integer.parseInt(name.group(3)), Integer.parseInt(name.group(4)))));
  }

  /** One month of one kind of record. */
  public record Month(String stream, Partition partition, YearMonth month) {}

  /** A time that cannot be true would make partitions without end. */
  static void believe(Instant eventTime, Instant storedAt) throws UnreadableMessage {
    if (eventTime.isAfter(storedAt.plus(AHEAD))) {
      throw new UnreadableMessage(
          "its time " + eventTime + " is more than a day after it was stored, at " + storedAt);
    }
    if (eventTime.isBefore(storedAt.minus(LATE))) {
      throw new UnreadableMessage(
          "its time " + eventTime + " is more than 13 months before it was stored, at " + storedAt);
    }
  }

  /** No {@code -} inside a namespace. */
  private static String token(String swarm) {
    return swarm.replace('-', '_').toLowerCase(Locale.ROOT);
  }
}
