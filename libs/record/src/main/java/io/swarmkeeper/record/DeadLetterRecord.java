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
  private static final int LONGEST_ID = 128;

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
        given.startsWith(DeadLetters.ID_PREFIX) && given.length() < LONGEST_ID
            ? given
            : journalId(origin);
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
    var kept = kept(delivery);
    var target = EcsMapping.place(f, Partition.DEADLETTER, origin, delivery.storedAt(), kept);
    f.exact("event.id", id)
        .text("event.provider", "keeper/indexer")
        .error("dead-letter-" + stage, reason)
        .text("keeper.deadletter.stage", stage)
        .text("keeper.deadletter.original_subject", subject)
        .number("keeper.deadletter.bytes", size(delivery))
        .time("keeper.deadletter.first_seen", delivery.storedAt())
        .text("message", "a message on " + subject + " could not be used: " + reason);
    number(headers.get(DeadLetters.ORIGINAL_SEQUENCE))
        .ifPresent(n -> f.number("keeper.deadletter.original_sequence", n));
    f.text(
            "keeper.deadletter.original_stream",
            Optional.ofNullable(headers.get(DeadLetters.ORIGINAL_STREAM)))
        .text(
            "keeper.deadletter.original_sha256",
            Optional.ofNullable(headers.get(DeadLetters.ORIGINAL_SHA256)));
    return new EcsDocument(target, EcsDocument.id(delivery), f.json());
  }

  /** In the beginning of a message nobody can tell what of it is a secret. */
  private static RecordedText kept(Delivery delivery) {
    var body = delivery.body();
    return size(delivery) > body.length
        ? RecordedText.ofHead(body, size(delivery))
        : RecordedText.of(body);
  }

  /** Of the message that was parked; of one that was not, its own. */
  private static long size(Delivery delivery) {
    return number(delivery.headers().get(DeadLetters.ORIGINAL_SIZE))
        .orElse((long) delivery.body().length);
  }

  private static Optional<Long> number(String header) {
    return Optional.ofNullable(header)
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::valueOf);
  }
}
