package io.swarmkeeper.bus;

/** A question got no usable answer; the sentence says why. */
public final class NobodyAnswers extends Exception {
  private static final long serialVersionUID = 1L;

  public NobodyAnswers(String sentence) {
    super(sentence);
  }

  public NobodyAnswers(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
