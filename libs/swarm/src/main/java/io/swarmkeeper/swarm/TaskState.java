package io.swarmkeeper.swarm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Swarm's states of a task, which are also the states that it may desire, in their order. */
public enum TaskState {
  NEW,
  PENDING,
  ASSIGNED,
  ACCEPTED,
  PREPARING,
  READY,
  STARTING,
  RUNNING,
  COMPLETE,
  SHUTDOWN,
  FAILED,
  REJECTED,
  REMOVE,
  ORPHANED,

  /** No word, or one that this version does not know: nothing is true of it. */
  UNKNOWN;

  private static final Map<String, TaskState> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toMap(s -> s.name().toLowerCase(Locale.ROOT), Function.identity()));

  /** What the engine calls so. */
  public static TaskState of(String word) {
    return BY_WORD.getOrDefault(word, UNKNOWN);
  }

  /** A task in it will never run again. */
  public boolean ended() {
    return this != UNKNOWN && compareTo(COMPLETE) >= 0;
  }

  /** Swarm itself calls it a failure; a task that is {@link #COMPLETE} may be one too. */
  public boolean failed() {
    return this == FAILED || this == REJECTED;
  }

  /** As a desired state: Swarm wants the task to run, now or when the one before it has stopped. */
  public boolean wanted() {
    return this == RUNNING || this == READY;
  }

  /** As a desired state: Swarm's updater counts the task among those of its slot. */
  public boolean runnable() {
    return compareTo(RUNNING) <= 0;
  }
}
