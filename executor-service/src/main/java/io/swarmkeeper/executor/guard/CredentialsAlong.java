package io.swarmkeeper.executor.guard;

import io.swarmkeeper.executor.spec.TaskChange;

/**
 * Whether new credentials for the registry go along with a write. By themselves only where every
 * task is replaced anyway: together with another placement they would replace all tasks; alone they
 * replace none, but the tasks then differ from their service, and the next change of placement
 * replaces them all. So that is done only when somebody asks for it (docs/decisions/0033).
 */
public enum CredentialsAlong {
  /** Swarm keeps those it has. */
  NONE,
  /** Every task starts with them. */
  WITH_NEW_TASKS,
  /** The tasks stay, and those that start later have them. */
  BESIDE_TASKS;

  /**
   * Of a service that is there, or is new.
   *
   * @param asked whether somebody wants Swarm to have the newest though the tasks stay
   */
  public static CredentialsAlong of(ServiceWrite writing, boolean asked) {
    if (writing.live().isEmpty()) {
      return WITH_NEW_TASKS;
    }
    var live = writing.live().get();
    if (TaskChange.isCertain(live, writing.next())) {
      return WITH_NEW_TASKS;
    }
    return asked && !TaskChange.movesPlacement(live, writing.next()) ? BESIDE_TASKS : NONE;
  }
}
