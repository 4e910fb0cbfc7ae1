package io.swarmkeeper.bus;

/**
 * The message was not confirmed by its deadline. It may have been stored all the same: publishing
 * it again under the same id is safe.
 */
public final class NotPublished extends Exception {
  private static final long serialVersionUID = 1L;

  public NotPublished(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
