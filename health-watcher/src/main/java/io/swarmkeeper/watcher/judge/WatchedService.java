package io.swarmkeeper.watcher.judge;

import io.swarmkeeper.contract.StepId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A service and its tasks, as one look shows them.
 *
 * @param wanted how many tasks it should have; absent where each suitable node has one
 * @param monitor for how long a task must run to count as up
 * @param step the step of ours whose label it carries
 * @param spec tells whether a task was made from the spec that it has now
 */
public record WatchedService(
    String id,
    String name,
    Optional<String> stack,
    Optional<Integer> wanted,
    Duration monitor,
    List<WatchedTask> tasks,
    Optional<StepId> step,
    int spec) {
  public WatchedService {
    tasks = List.copyOf(tasks);
  }
}
