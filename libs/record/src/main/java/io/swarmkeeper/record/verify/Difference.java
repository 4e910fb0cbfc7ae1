package io.swarmkeeper.record.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is not as it should be.
 *
 * @param sequence the entry of the journal that it is about
 * @param id the document, or for a checkpoint its number
 * @param index where the document is
 * @param what differs, in one sentence
 */
public record Difference(
    Kind kind, long sequence, Optional<String> id, Optional<String> index, String what) {

  /** What kind of thing. */
  public enum Kind {
    /** A document is not what was made of the entry. */
    @JsonProperty("changed")
    CHANGED,
    /** There is no document of an entry. */
    @JsonProperty("missing")
    MISSING,
    /** A document of no entry. */
    @JsonProperty("inserted")
    INSERTED,
    /** A second document of an entry. */
    @JsonProperty("doubled")
    DOUBLED,
    /** An entry of the journal is not what was sealed, or was removed. */
    @JsonProperty("journal")
    JOURNAL,
    /** A checkpoint is not good, or one is missing. */
    @JsonProperty("checkpoint")
    CHECKPOINT
  }

  /** About a document. */
  public static Difference of(Kind kind, IndexedCopy copy, String what) {
    return new Difference(
        kind, copy.sequence(), Optional.of(copy.id()), Optional.of(copy.index()), what);
  }

  /** About the journal itself. */
  static Difference ofJournal(long sequence, String what) {
    return new Difference(Kind.JOURNAL, sequence, Optional.empty(), Optional.empty(), what);
  }

  public String line() {
    return kind.name().toLowerCase(Locale.ROOT)
        + (sequence == Long.MAX_VALUE ? " (no sequence)" : " " + sequence)
        + id.map(name -> " " + name).orElse("")
        + index.map(name -> " in " + name).orElse("")
        + ": "
        + what;
  }
}
