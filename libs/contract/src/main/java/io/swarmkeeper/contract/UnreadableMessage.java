package io.swarmkeeper.contract;

/** Bytes that are not a message of ours: park them with this sentence, then acknowledge. */
public final class UnreadableMessage extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the sentence that says what is wrong with the bytes. */
  public UnreadableMessage(String reason, Throwable cause) {
    super(reason, cause);
  }

  public UnreadableMessage(String reason) {
    super(reason);
  }
}
