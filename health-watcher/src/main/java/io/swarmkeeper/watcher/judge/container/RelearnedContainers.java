package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.Health;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of containers, learned again from what was said of them. */
public final class RelearnedContainers {
  private RelearnedContainers() {}

  /** What is known after these, in the order in which they were said; older ones change nothing. */
  public static KnownContainers after(KnownContainers kept, List<ContainerObserved> said) {
    var known = kept;
    for (var observed : said) {
      var looked = kept.find(observed.containerId()).map(KnownContainer::lookedAt);
      if (looked.filter(at -> !observed.seenAt().isAfter(at)).isEmpty()) {
        known = known.with(after(known.find(observed.containerId()), observed));
      }
    }
    return known;
  }

  private static KnownContainer after(Optional<KnownContainer> before, ContainerObserved said) {
    var at = said.engineTime().orElse(said.seenAt());
    var begins = said.health() == Health.STARTING || said.health() == Health.RUNNING;
    return new KnownContainer(
        said.containerId(),
        said.image(),
        said.task(),
        begins ? said.engineTime() : before.flatMap(KnownContainer::run).or(() -> Optional.of(at)),
        Optional.of(said.health()),
        at,
        isJudged(before, said.health()),
        said.exitCode(),
        said.output(),
        Optional.empty(),
        said.outOfMemory() ? Optional.of(at) : Optional.<Instant>empty(),
        said.seenAt(),
        false);
  }

  private static boolean isJudged(Optional<KnownContainer> before, Health now) {
    return switch (now) {
      case HEALTHY, UNHEALTHY -> true;
      case EXITED -> before.filter(KnownContainer::judged).isPresent();
      case STARTING, RUNNING -> false;
    };
  }
}
