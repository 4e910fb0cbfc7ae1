package io.swarmkeeper.record.checkpoint;

import io.swarmkeeper.bus.stream.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What is sealed of one entry: where and when the journal stored it, what was sent, and what the
 * audit record keeps of that. Each of these stands in the document too ({@code event.sequence},
 * {@code keeper.stream.subject}, {@code keeper.stream.published}, {@code event.hash}, {@code
 * event.original}), so that a document can be checked when the journal has forgotten the entry.
 */
public final class Leaf {
  private static final byte[] LEAF = {0};

  private Leaf() {}

  public static byte[] of(Delivery entry) {
    var sent = Sha256.hex(entry.body());
    var kept = RecordedText.of(entry.body());
    return leaf(
        entry.streamSequence(),
        entry.subject(),
        entry.storedAt(),
        sent,
        kept.redacted() ? hash(kept.text()) : sent);
  }

  /** The same from a document. */
  public static byte[] of(
      long sequence, String subject, Instant stored, String sentHash, String kept) {
    return leaf(sequence, subject, stored, sentHash, hash(kept));
  }

  private static byte[] leaf(
      long sequence, String subject, Instant stored, String sentHash, String keptHash) {
    var text =
        String.join("\n", Long.toString(sequence), subject, stored.toString(), sentHash, keptHash);
    return Sha256.of(LEAF, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String kept) {
    return Sha256.hex(kept.getBytes(StandardCharsets.UTF_8));
  }
}
