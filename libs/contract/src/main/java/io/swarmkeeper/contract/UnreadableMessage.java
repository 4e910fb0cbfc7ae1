package io.swarmkeeper.contract;

/** Bytes that are not a message of ours: park them with this sentence, then acknowledge. */
public final class UnreadableMessage extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 600;

  /** With the sentence that says what is wrong with the bytes; the end of a long one is lost. */
  public UnreadableMessage(String reason, Throwable cause) {
    super(shortened(reason), cause);
  }

  public UnreadableMessage(String reason) {
    super(shortened(reason));
  }

  /** A parser's sentence may quote all that it could not read. */
  private static String shortened(String reason) {
    var text = String.valueOf(reason);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
