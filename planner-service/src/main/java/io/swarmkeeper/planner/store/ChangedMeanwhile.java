package io.swarmkeeper.planner.store;

/** Another planner was faster: load and decide again. */
public final class ChangedMeanwhile extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the key that has moved. */
  public ChangedMeanwhile(String key) {
    super(key + " has changed meanwhile");
  }
}
