package io.swarmkeeper.record;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.journal.DeadLetters;
import io.swarmkeeper.record.checkpoint.RecordedText;
import java.util.Optional;

/**
 * What cannot be read as a message, or cannot be indexed as its record: kept with the reason and
 * with what of its text may be kept.
 */
public final class DeadLetterRecord {
  private static final int LONGEST_ID = 64;

  private DeadLetterRecord() {}

  /** A message that this indexer cannot read. */
  public static EcsDocument unreadable(Origin origin, String reason) {
    return document(origin, journalId(origin), "read", reason, new DocumentFields());
  }

  /** A message that some reader has parked. */
  public static EcsDocument parked(Origin origin) {
    var headers = origin.delivery().headers();
    var given = headers.getOrDefault("nats-msg-id", "");
    var id =
        given.startsWith("deadletter/") && given.length() < LONGEST_ID ? given : journalId(origin);
    var reason = headers.getOrDefault(DeadLetters.REASON, "not said");
    return document(origin, id, "parked", reason, new DocumentFields());
  }

  /** A document that Elasticsearch refuses. */
  public static EcsDocument refused(Origin origin, EcsDocument refused, int status, String reason) {
    var f =
        new DocumentFields()
            .text("keeper.deadletter.target", refused.target())
            .number("keeper.deadletter.status", status);
    return document(origin, journalId(origin), "index", reason, f);
  }

  private static String journalId(Origin origin) {
    return "journal/" + origin.swarm() + "/" + origin.delivery().streamSequence();
  }

  private static EcsDocument document(
      Origin origin, String id, String stage, String reason, DocumentFields f) {
    var delivery = origin.delivery();
    var headers = delivery.headers();
    var subject = headers.getOrDefault(DeadLetters.ORIGINAL_SUBJECT, delivery.subject());
    f.text("event.kind", "pipeline_error")
        .kind("database", "error")
        .text("event.action", "record-dead-lettered")
        .text("event.outcome", "failure")
        .record("dead_letter");
    var kept = RecordedText.of(delivery.body());
    var target = EcsMapping.place(f, Partition.DEADLETTER, origin, delivery.storedAt(), kept);
    f.exact("event.id", id)
        .text("event.provider", "keeper/indexer")
        .error("dead-letter-" + stage, reason)
        .text("keeper.deadletter.stage", stage)
        .text("keeper.deadletter.original_subject", subject)
        .number("keeper.deadletter.bytes", delivery.body().length)
        .time("keeper.deadletter.first_seen", delivery.storedAt())
        .text("message", "a message on " + subject + " could not be used: " + reason);
    originalSequence(delivery).ifPresent(n -> f.number("keeper.deadletter.original_sequence", n));
    return new EcsDocument(target, EcsDocument.id(delivery), f.json());
  }

  private static Optional<Long> originalSequence(Delivery delivery) {
    var header = delivery.headers().getOrDefault(DeadLetters.ORIGINAL_SEQUENCE, "");
    return header.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(header)) : Optional.empty();
  }
}
