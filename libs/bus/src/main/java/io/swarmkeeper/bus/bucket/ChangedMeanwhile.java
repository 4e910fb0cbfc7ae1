package io.swarmkeeper.bus.bucket;

/** Somebody else has written the key since it was read: read it and decide again. */
public final class ChangedMeanwhile extends Exception {
  private static final long serialVersionUID = 1L;

  public ChangedMeanwhile(String key) {
    super(key + " was changed meanwhile");
  }
}
