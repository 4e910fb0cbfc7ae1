package io.swarmkeeper.indexer.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.ConsumerSpec.Position;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.indexer.placing.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How far the record is behind the journal, as last looked at. */
public final class Backlog {
  private final Streams streams;
  private final String stream;
  private final String durable;
  private final Tally tally;
  private final Clock clock;
  private final AtomicReference<Look> last;

  /** Nothing waits before the first {@link #look()}. */
  public Backlog(Streams streams, String stream, String durable, Tally tally, Clock clock) {
    this.streams = streams;
    this.stream = stream;
    this.durable = durable;
    this.tally = tally;
    this.clock = clock;
    this.last = new AtomicReference<>(Look.none(clock.instant()));
  }

  /**
   * One look.
   *
   * @param oldest when the oldest entry that is not acknowledged was stored
   * @param documents how many were new until then
   * @param rate how many were new in a second, since the look before
   */
  private record Look(
      Instant at, long waiting, Optional<Instant> oldest, long documents, double rate) {
    static Look none(Instant now) {
      return new Look(now, 0, Optional.empty(), 0, 0);
    }
  }

  public void look() throws BusUnavailable {
    var position = streams.position(stream, durable);
    var waiting = position.pending() + position.unacknowledged();
    var now = clock.instant();
    var before = last.get();
    var documents = tally.documents();
    var seconds = Duration.between(before.at(), now).toMillis() / 1000.0;
    last.set(
        new Look(
            now,
            waiting,
            oldest(position),
            documents,
            seconds > 0 ? (documents - before.documents()) / seconds : before.rate()));
  }

  private Optional<Instant> oldest(Position position) throws BusUnavailable {
    return position.pending() + position.unacknowledged() == 0
        ? Optional.empty()
        : streams.message(stream, position.floor() + 1).map(Delivery::storedAt);
  }

  /** Entries that are not acknowledged. */
  public long events() {
    return last.get().waiting();
  }

  /** How long ago the newest entry in the record was stored, while others wait behind it. */
  public double seconds() {
    return events() == 0 ? 0 : age(tally.reached());
  }

  /** For how long the oldest entry that is not acknowledged has waited. */
  public double oldestSeconds() {
    return last.get().oldest().map(this::age).orElse(0.0);
  }

  /** New documents in a second. */
  public double rate() {
    return last.get().rate();
  }

  private double age(Instant since) {
    return since.equals(Instant.EPOCH)
        ? oldestSeconds()
        : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
  }
}
