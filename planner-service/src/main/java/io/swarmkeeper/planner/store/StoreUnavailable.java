package io.swarmkeeper.planner.store;

/** The store cannot be reached now: try again later. */
public final class StoreUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what was tried and what came back. */
  public StoreUnavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
