package io.swarmkeeper.record.verify;

/**
 * Something that whoever checks the record should know, and that is no difference.
 *
 * @param sequence the entry that it is about
 * @param what in one sentence
 */
public record Note(long sequence, String what) {
  static Note unreadable(long sequence, String why) {
    var first = why.lines().findFirst().orElse("nobody said why");
    return new Note(sequence, "unreadable entry %d: %s".formatted(sequence, first));
  }
}
