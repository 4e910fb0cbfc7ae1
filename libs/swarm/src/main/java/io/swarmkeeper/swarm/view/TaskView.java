package io.swarmkeeper.swarm.view;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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
  private static final Set<String> ENDED =
      Set.of("complete", "shutdown", "failed", "rejected", "remove", "orphaned");

  /** Swarm wants it to run. */
  public boolean shouldRun() {
    return desiredState.equals("running") || desiredState.equals("ready");
  }

  /** It will never run again. */
  public boolean ended() {
    return ENDED.contains(state);
  }

  /** It failed or was rejected. */
  public boolean failed() {
    return state.equals("failed") || state.equals("rejected");
  }

  /** It runs, is meant to, and its container is healthy, or has no health check. */
  public boolean fit() {
    return desiredState.equals("running")
        && state.equals("running")
        && container
            .map(c -> c.health() == Health.HEALTHY || c.health() == Health.RUNNING)
            .orElse(false);
  }
}
