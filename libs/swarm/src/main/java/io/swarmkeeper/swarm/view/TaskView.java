package io.swarmkeeper.swarm.view;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.swarm.TaskState;
import java.time.Instant;
import java.util.Optional;

/**
 * One task.
 *
 * @param slot absent for a global service
 * @param nodeId absent until it is placed
 * @param upToDate whether it runs the service's present spec, by the engine's own judgement
 * @param error the engine's words, when there are any
 * @param at when its state was reached
 * @param container what that node's watcher says of its container
 */
public record TaskView(
    String id,
    Optional<Integer> slot,
    Optional<String> nodeId,
    String state,
    String desiredState,
    boolean upToDate,
    String image,
    Optional<String> error,
    Optional<Integer> exitCode,
    Instant at,
    Optional<ContainerStatus> container) {

  /** Whether Swarm says that it is in this state. */
  public boolean is(TaskState present) {
    return TaskState.of(state) == present;
  }

  /** Swarm wants it to run. */
  public boolean shouldRun() {
    return TaskState.of(desiredState).wanted();
  }

  /** It will never run again. */
  public boolean ended() {
    return TaskState.of(state).ended();
  }

  /**
   * Swarm itself calls it a failure. An operation decides by this, together with the restart policy
   * of the service: a task that is complete has failed only where none is meant to end.
   */
  public boolean failed() {
    return TaskState.of(state).failed();
  }

  /**
   * It ended by itself, or never began, and nobody asked for it. A service's stability is judged by
   * this: there a task that is complete was not stopped by Swarm, and a place is empty all the
   * same.
   */
  public boolean endedUnasked() {
    return failed() || is(TaskState.COMPLETE) || is(TaskState.ORPHANED);
  }

  /**
   * Strict: it runs, is meant to, and its node's watcher says that its container is healthy, or has
   * no health check. An operation goes on by this, so that silence never counts as health.
   */
  public boolean fit() {
    return desiredState.equals("running")
        && is(TaskState.RUNNING)
        && container.filter(TaskView::isUp).isPresent();
  }

  /**
   * Lenient: since when it is up, even if it is not meant to be any more. Where its node's watcher
   * is silent Swarm's own word has to do, which calls a task running when its container was healthy
   * once: a service's stability is judged by this, and one lost watcher makes no service failing.
   */
  public Optional<Instant> upSince() {
    if (!is(TaskState.RUNNING)) {
      return Optional.empty();
    }
    return container.isEmpty()
        ? Optional.of(at)
        : container.filter(TaskView::isUp).map(ContainerStatus::since);
  }

  private static boolean isUp(ContainerStatus container) {
    return container.health() == Health.HEALTHY || container.health() == Health.RUNNING;
  }
}
