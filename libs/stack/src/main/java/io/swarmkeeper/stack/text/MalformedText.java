package io.swarmkeeper.stack.text;

/** A text that does not follow its little language; report the sentence at its place. */
public final class MalformedText extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the sentence that tells what is wrong and what is allowed. */
  public MalformedText(String sentence) {
    super(sentence);
  }
}
