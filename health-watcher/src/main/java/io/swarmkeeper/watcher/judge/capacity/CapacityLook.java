package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.watcher.judge.WatchedService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One look at all services.
 *
 * @param before when this watcher looked last; absent when it has just begun to
 * @param drained the nodes that we have drained, and by which step
 */
public record CapacityLook(
    String watcher,
    Instant seenAt,
    Optional<Instant> before,
    List<WatchedService> services,
    Map<String, StepId> drained) {
  public CapacityLook {
    services = List.copyOf(services);
    drained = Map.copyOf(drained);
  }
}
