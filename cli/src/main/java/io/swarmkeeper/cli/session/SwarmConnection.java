package io.swarmkeeper.cli.session;

import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.Stabilities;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.record.verify.ChainEnd;
import io.swarmkeeper.record.verify.Cursor;
import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import io.swarmkeeper.record.verify.PartitionRemoval;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A connection to one swarm's planner, executors and journal. */
public interface SwarmConnection extends AutoCloseable {
  /**
   * Asks the planner; gives up with a sentence when nobody answers in time or the answer is an
   * error.
   */
  <T> T ask(String name, Record question, Class<T> answer) throws GiveUp;

  default Query.NodesAnswer nodes() throws GiveUp {
    return ask("nodes", new Query.NodesQuery(), Query.NodesAnswer.class);
  }

  /** Asks the planner for the revisions of a stack; the newest comes first. */
  default Query.HistoryAnswer history(String stack) throws GiveUp {
    return ask("history", new Query.HistoryQuery(stack), Query.HistoryAnswer.class);
  }

  /**
   * Tells a manager's executor something that must not be in the journal; gives up as asking does.
   */
  <T> T tell(String name, Record secret, Class<T> answer) throws GiveUp;

  /**
   * Tells all executors the credentials of registries, if there are any; those that start while
   * this connection is open, too.
   *
   * @return which nodes did not take them and why, in sentences
   */
  List<String> logIn(RegistryLogins logins) throws GiveUp;

  /**
   * Puts a request into the journal; gives up with {@code UNKNOWN} when it may or may not be there.
   */
  void publish(Envelope envelope) throws GiveUp;

  /** Reads the journal in its order, and goes on as it grows. */
  Feed read(ReadingStart from) throws GiveUp;

  /** What the watchers said last of how steadily each service runs; nothing if none ever did. */
  Stabilities stabilities() throws GiveUp;

  /** Makes the streams and buckets that are missing; gives up where NATS does not permit it. */
  Installation install() throws GiveUp;

  /** The journal as it is stored, for whoever compares it with something. */
  JournalSnapshot snapshot() throws GiveUp;

  @Override
  void close();

  /** The streams and buckets of a swarm: those that had to be made, and those that were there. */
  record Installation(List<String> made, List<String> found) {}

  /** The stored journal, as it was when it was asked for. */
  interface JournalSnapshot extends AutoCloseable {
    /** The first sequence that it still has. */
    long first();

    /** The last sequence that it had. */
    long last();

    /** The last sequence that it has now. */
    long now() throws GiveUp;

    /** What was stored since then it must still have. */
    Instant keptSince();

    /** The end of the chain of checkpoints, as it was before all else was read. */
    Optional<ChainEnd> chainEnd();

    /** The end of the chain of checkpoints as it is now. */
    Optional<ChainEnd> chainEndNow() throws CannotCompare;

    /** What it says of partitions of the record that were removed at the end of their time. */
    List<PartitionRemoval> expired() throws GiveUp, InterruptedException;

    /** The entries of a range, as far as it has them. */
    Cursor<Delivery> entries(long from, long to);

    @Override
    void close();
  }

  /**
   * Where reading begins; {@code End} by the journal's own order, so that no clock can lose a
   * message.
   */
  sealed interface ReadingStart {
    /** The first message that there is. */
    record Beginning() implements ReadingStart {}

    /** The first message at or after this time. */
    record Since(Instant time) implements ReadingStart {}

    /** The first message published after the call. */
    record End() implements ReadingStart {}
  }

  /** The journal, message by message. */
  interface Feed extends AutoCloseable {
    /** The next message, or nothing if none comes in this time. */
    Optional<Envelope> next(Duration atMost) throws GiveUp, InterruptedException;

    /** The entry that was passed over last, if one was: told once. */
    Optional<PassedOver> passedOver();

    /** Whether all that lay in the journal when reading began has been handed out. */
    boolean caughtUp() throws GiveUp;

    @Override
    void close();
  }

  /** An entry that is not handed out, so that nobody acts on it. */
  sealed interface PassedOver {
    /** Nobody can read it; the sentence says which one, and why. */
    record Unreadable(String sentence) implements PassedOver {}

    /** An earlier version wrote it, when anybody could say anything: to be shown, not believed. */
    record Earlier(Envelope envelope) implements PassedOver {}
  }

  /** Opens the way, or gives up with the sentence that names the address and what to do. */
  @FunctionalInterface
  interface Connector {
    /** Connects once. */
    SwarmConnection connect(Address address) throws GiveUp;
  }

  /** Where NATS is, with which credentials, whom to believe, and which swarm is meant. */
  record Address(
      String nats, Optional<Path> creds, Optional<Path> trust, Subjects subjects, TlsFiles tls) {
    /** The same place, for people. */
    public String where() {
      return BusSettings.withoutPasswords(nats);
    }
  }
}
