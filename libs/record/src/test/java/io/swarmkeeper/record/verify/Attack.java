package io.swarmkeeper.record.verify;

import java.util.function.UnaryOperator;

/**
 * Something that is done to the record, and what comes of it; a row of the table in docs/audit.md.
 *
 * @param what is done
 * @param with what it needs: rights on NATS, on Elasticsearch, the key that signs
 * @param by what it is found
 * @param alone what {@code keeper audit verify} says, with {@code --key}
 * @param anchored what it says with {@code --anchor} too
 */
record Attack(
    String what,
    String with,
    String by,
    Verdict alone,
    Verdict anchored,
    UnaryOperator<Tampering> deed) {
  /** What is said. */
  enum Verdict {
    FOUND("found"),
    DOUBTED("in doubt"),
    UNSEEN("**not found**");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }
  }

  /** Does it. */
  Story on(Story story) {
    return deed.apply(new Tampering(story)).story();
  }

  String row() {
    return "| %s | %s | %s | %s | %s |".formatted(what, with, by, alone.word, anchored.word);
  }

  @Override
  public String toString() {
    return what;
  }
}
