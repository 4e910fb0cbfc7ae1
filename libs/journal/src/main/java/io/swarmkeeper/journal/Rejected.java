package io.swarmkeeper.journal;

/** A message is not to be believed; the sentence says why, and becomes its dead letter's reason. */
public final class Rejected extends Exception {
  private static final long serialVersionUID = 1L;

  public Rejected(String sentence) {
    super(sentence);
  }
}
