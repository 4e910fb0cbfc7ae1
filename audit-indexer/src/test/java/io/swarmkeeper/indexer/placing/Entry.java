package io.swarmkeeper.indexer.placing;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Entries of a journal, as they are handed to the indexer. */
public final class Entry {
  public static final Subjects SUBJECTS = new Subjects("test");
  public static final Instant STORED = Instant.parse("2026-11-23T20:15:00Z");

  private Entry() {}

  /** A readable message with the id {@code e-<sequence>}. */
  public static Delivery readable(long sequence) {
    return at(sequence, STORED);
  }

  /** A readable message that happened then. */
  public static Delivery at(long sequence, Instant time) {
    var event = new Event.ReturnStarted("shop", "it failed", List.of("shop_web"), Instant.EPOCH);
    var envelope = Envelope.unasked(new MessageId("e-" + sequence), "keeper/planner", time, event);
    return of(SUBJECTS.of(event), sequence, Map.of(), Wire.encode(envelope));
  }

  /** Something that is no message of ours. */
  public static Delivery unreadable(long sequence) {
    return text(sequence, "no JSON");
  }

  /** Any text. */
  public static Delivery text(long sequence, String text) {
    return text("keeper.test.event.x", sequence, text);
  }

  /** Any text on any subject. */
  public static Delivery text(String subject, long sequence, String text) {
    return of(subject, sequence, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** What another reader has parked. */
  public static Delivery parked(long sequence, long original) {
    var headers = Map.of("nats-msg-id", "deadletter/" + original, "keeper-reason", "unknown");
    return of(SUBJECTS.deadLetters(), sequence, headers, new byte[] {'x'});
  }

  /** Readable messages with these sequences. */
  public static List<Delivery> readable(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(Entry::readable).toList();
  }

  private static Delivery of(
      String subject, long sequence, Map<String, String> headers, byte[] body) {
    return new Delivery(subject, headers, body, sequence, STORED, 1, 0);
  }
}
