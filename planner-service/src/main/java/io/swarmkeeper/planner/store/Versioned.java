package io.swarmkeeper.planner.store;

import io.swarmkeeper.planner.operation.Operation;

/** What was read, and the version to say when replacing it. */
public record Versioned(StoredOperation stored, long version) {
  /** The operation that was read. */
  public Operation operation() {
    return stored.operation();
  }
}
