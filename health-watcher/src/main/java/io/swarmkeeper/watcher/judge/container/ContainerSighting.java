package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.contract.Observation.TaskRef;
import java.time.Instant;
import java.util.Optional;

/** Something seen of one container: an inspection is the truth, an event only a hint. */
public sealed interface ContainerSighting {
  /** The container's full id. */
  String containerId();

  /**
   * The engine's whole answer about one container.
   *
   * @param startedAt absent if it was never started
   * @param finishedAt the end of the last run that ended; may be older than {@code startedAt}
   * @param error why the engine could not start it
   * @param health absent if it has no health check
   */
  record Inspected(
      String containerId,
      String image,
      Optional<TaskRef> task,
      Phase phase,
      Instant createdAt,
      Optional<Instant> startedAt,
      Optional<Instant> finishedAt,
      int exitCode,
      boolean outOfMemory,
      Optional<String> error,
      Optional<HealthReport> health,
      Instant seenAt)
      implements ContainerSighting {}

  /** An event said that it ended: kept for the case that it is removed before it is inspected. */
  record Died(String containerId, int exitCode, Instant at) implements ContainerSighting {}

  /** An event said that the kernel killed a process of it for its memory. */
  record OutOfMemory(String containerId, Instant at) implements ContainerSighting {}

  /** The engine does not have it any more. */
  record Gone(String containerId, Instant seenAt) implements ContainerSighting {}

  /** What a container does now. */
  enum Phase {
    CREATED,
    RUNNING,
    STOPPED
  }
}
