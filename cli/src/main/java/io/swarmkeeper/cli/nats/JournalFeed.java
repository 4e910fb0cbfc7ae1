package io.swarmkeeper.cli.nats;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.bus.stream.StreamSpec;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.EarlierContract;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.EntryReading;
import java.time.Duration;
import java.util.Optional;

/**
 * The journal as it lies in the stream. What cannot be read, or an earlier version has written, is
 * passed over and told of.
 */
final class JournalFeed implements SwarmConnection.Feed {
  private final EntryQueue entries;
  private final long last;
  private final Subjects subjects;
  private final EarlierContract before;
  private final boolean allBefore;
  private long seen;
  private Optional<SwarmConnection.PassedOver> passedOver = Optional.empty();

  private JournalFeed(
      Streams streams, Subjects subjects, StreamSpec.State state, StartAt start, long last) {
    this.last = last;
    this.subjects = subjects;
    this.before = new EarlierContract(subjects);
    this.allBefore = before.made(state.takes());
    this.entries = new EntryQueue(streams, subjects, start);
  }

  /** The place to begin is fixed before this returns. */
  static SwarmConnection.Feed open(Bus bus, Subjects subjects, SwarmConnection.ReadingStart from)
      throws BusUnavailable {
    var streams = new Streams(bus);
    var state = streams.state(subjects.stream());
    return switch (from) {
      case SwarmConnection.ReadingStart.Beginning() ->
          new JournalFeed(
              streams, subjects, state, StartAt.beginning(), state.count() == 0 ? 0 : state.last());
      case SwarmConnection.ReadingStart.End() ->
          new JournalFeed(streams, subjects, state, new StartAt.Sequence(state.last() + 1), 0);
      case SwarmConnection.ReadingStart.Since(var time) ->
          new JournalFeed(
              streams,
              subjects,
              state,
              new StartAt.Time(time),
              state.lastAt().isBefore(time) ? 0 : state.last());
    };
  }

  @Override
  public Optional<Envelope> next(Duration atMost) throws GiveUp, InterruptedException {
    var entry = entries.next(atMost);
    if (entry.isEmpty()) {
      if (!entries.alive()) {
        throw GiveUp.unknown(entries.end());
      }
      return Optional.empty();
    }
    seen = entry.get().streamSequence();
    if (entry.get().subject().equals(subjects.deadLetters())) {
      return Optional.empty(); // of something else that was passed over
    }
    try {
      var read = EntryReading.ofJournal(entry.get(), subjects);
      if (ofToday(read)) {
        return Optional.of(read.envelope());
      }
      passedOver = Optional.of(ofBefore(entry.get(), ""));
    } catch (UnreadableMessage e) {
      passedOver = Optional.of(ofBefore(entry.get(), e.getMessage()));
    }
    return Optional.empty();
  }

  /** Commands are signed now; else the two contracts differ in their subjects alone. */
  private boolean ofToday(Entry entry) {
    var unsigned = entry.envelope().message() instanceof Command && entry.signature().isEmpty();
    return !allBefore && !unsigned;
  }

  private SwarmConnection.PassedOver ofBefore(Delivery entry, String whyNotToday) {
    try {
      return new SwarmConnection.PassedOver.Earlier(
          before.read(entry.subject(), entry.body(), entry.headers(), entry.storedAt()));
    } catch (UnreadableMessage e) {
      return new SwarmConnection.PassedOver.Unreadable(
          "unreadable entry " + seen + ": " + (allBefore ? e.getMessage() : whyNotToday));
    }
  }

  @Override
  public Optional<SwarmConnection.PassedOver> passedOver() {
    var last = passedOver;
    passedOver = Optional.empty();
    return last;
  }

  @Override
  public boolean caughtUp() {
    return seen >= last;
  }

  @Override
  public void close() {
    entries.close();
  }
}
