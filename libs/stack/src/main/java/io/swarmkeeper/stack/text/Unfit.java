package io.swarmkeeper.stack.text;

/** A text that does not follow its little language; report the sentence at its place. */
public final class Unfit extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the sentence that tells what is wrong and what is allowed. */
  public Unfit(String sentence) {
    super(sentence);
  }
}
