package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.TaskRef;
import java.time.Instant;
import java.util.Optional;

/**
 * What has been said so far about one container.
 *
 * @param run the start of the run that {@code health} is about
 * @param health what was published last; absent for a container that was never started
 * @param since the time up to which the engine's memory is accounted for
 * @param judged whether a probe of this run has made it healthy or unhealthy before
 * @param output the end of the last probe's output
 * @param died the last end that an event told of, {@code outOfMemory} the last such event
 * @param gone the engine does not have it any more
 */
public record KnownContainer(
    String id,
    String image,
    Optional<TaskRef> task,
    Optional<Instant> run,
    Optional<Health> health,
    Instant since,
    boolean judged,
    Optional<Integer> exitCode,
    Optional<String> output,
    Optional<ContainerSighting.Died> died,
    Optional<Instant> outOfMemory,
    Instant lookedAt,
    boolean gone) {

  /** Whether it has been said that its present run is over. */
  public boolean exited() {
    return health.filter(h -> h == Health.EXITED).isPresent();
  }

  /** What an event said about the end of the present run. */
  Optional<Integer> exitCodeTold() {
    return died.filter(d -> isOfThisRun(d.at())).map(ContainerSighting.Died::exitCode);
  }

  /** Whether an event said that the present run lacked memory. */
  boolean outOfMemoryTold() {
    return outOfMemory.filter(this::isOfThisRun).isPresent();
  }

  private boolean isOfThisRun(Instant at) {
    return run.filter(start -> !at.isBefore(start)).isPresent();
  }

  KnownContainer told(ContainerSighting.Died hint) {
    return told(Optional.of(hint), outOfMemory);
  }

  KnownContainer told(ContainerSighting.OutOfMemory hint) {
    return told(died, Optional.of(hint.at()));
  }

  private KnownContainer told(Optional<ContainerSighting.Died> end, Optional<Instant> lack) {
    return new KnownContainer(
        id, image, task, run, health, since, judged, exitCode, output, end, lack, lookedAt, gone);
  }

  KnownContainer departed(Instant at) {
    return new KnownContainer(
        id,
        image,
        task,
        run,
        health.map(_ -> Health.EXITED),
        exited() ? since : at,
        judged,
        exited() ? exitCode : exitCodeTold(),
        output,
        died,
        outOfMemory,
        at,
        true);
  }
}
