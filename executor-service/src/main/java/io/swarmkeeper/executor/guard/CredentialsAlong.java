package io.swarmkeeper.executor.guard;

import io.swarmkeeper.executor.spec.TaskChange;

/**
 * Whether new credentials for the registry go along with a write: only where every task is replaced
 * anyway. Together with another placement they would replace all tasks; alone they replace none,
 * but the tasks then differ from their service, and the next change of placement replaces them all.
 */
public final class CredentialsAlong {
  private CredentialsAlong() {}

  /** Of a service that is there, or is new. */
  public static boolean with(Writing writing) {
    return writing.live().map(live -> TaskChange.isCertain(live, writing.next())).orElse(true);
  }
}
