package io.swarmkeeper.journal;

/** A query was not answered, or the answer was no; the sentence is for people. */
public final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  public NoAnswer(String sentence) {
    super(sentence);
  }

  public NoAnswer(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
