package io.swarmkeeper.indexer.anchor;

import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.checkpoint.Sha256;
import java.nio.charset.StandardCharsets;

/** A second place for checkpoints, beyond the reach of whoever writes the record. */
public interface Anchor {
  /** What kind of place: one word, for people and for metrics. */
  String kind();

  /** Which one: its path or address. */
  String place();

  /**
   * Adds a checkpoint; returns when the place has it for good. The same one may come again.
   *
   * @throws NotAnchored if it is not known to be there
   */
  void append(AnchoredCheckpoint checkpoint) throws NotAnchored, InterruptedException;

  /** Under what name it is remembered how far this place is; one for each place. */
  default String durable() {
    var id = Sha256.hex(place().getBytes(StandardCharsets.UTF_8)).substring(0, 8);
    return "audit-anchor-" + kind() + "-" + id;
  }

  /** Not now; the sentence says why. */
  final class NotAnchored extends Exception {
    private static final long serialVersionUID = 1L;

    public NotAnchored(String sentence, Throwable cause) {
      super(sentence, cause);
    }

    public NotAnchored(String sentence) {
      super(sentence);
    }
  }
}
