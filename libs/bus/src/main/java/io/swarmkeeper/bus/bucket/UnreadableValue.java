package io.swarmkeeper.bus.bucket;

/**
 * What stands under a key was not written by us, or was spoilt. Nobody can wait for that to pass:
 * whoever reads many keys goes on without this one and says so.
 */
public final class UnreadableValue extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final long revision;

  /** With the sentence that says which, and the revision to say when replacing or deleting it. */
  public UnreadableValue(String sentence, long revision, Throwable cause) {
    super(sentence, cause);
    this.revision = revision;
  }

  public long revision() {
    return revision;
  }
}
