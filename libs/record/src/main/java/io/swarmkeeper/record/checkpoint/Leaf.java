package io.swarmkeeper.record.checkpoint;

import io.swarmkeeper.bus.stream.Delivery;
import java.nio.charset.StandardCharsets;

/**
 * What is sealed of one entry: where and when the journal stored it, what was sent, what the audit
 * record keeps of that, and the headers that prove who asked. Each of these stands in the document
 * too ({@code event.sequence}, {@code keeper.stream.subject}, {@code keeper.stream.published},
 * {@code event.hash}, {@code event.original}, {@code keeper.signature.*}), so that a document can
 * be checked when the journal has forgotten the entry.
 */
public final class Leaf {
  private static final byte[] LEAF = {0};

  private Leaf() {}

  public static byte[] of(Delivery entry) {
    var sent = Sha256.hex(entry.body());
    var kept = RecordedText.of(entry.body());
    return leaf(entry, sent, kept.redacted() ? hash(kept.text()) : sent);
  }

  /**
   * The same from a document: the entry as its document keeps it, and the hash of what was sent.
   */
  public static byte[] of(Delivery entry, String sentHash) {
    return leaf(entry, sentHash, Sha256.hex(entry.body()));
  }

  private static byte[] leaf(Delivery entry, String sentHash, String keptHash) {
    var text = new StringBuilder();
    text.append(entry.streamSequence()).append('\n').append(entry.subject()).append('\n');
    text.append(entry.storedAt()).append('\n').append(sentHash).append('\n').append(keptHash);
    ProofHeaders.of(entry.headers())
        .forEach((name, value) -> text.append('\n').append(name).append(": ").append(value));
    return Sha256.of(LEAF, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String kept) {
    return Sha256.hex(kept.getBytes(StandardCharsets.UTF_8));
  }
}
