package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.contract.Observation.Stability;
import io.swarmkeeper.contract.Observation.StabilityObserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was said of a service.
 *
 * @param up the tasks that were seen up; one of these that ends is a restart, not a failed start
 * @param restarts that count now
 * @param upSince since when each task was up when it was last seen so, by its id: one that ends
 *     between two looks may have been up for long enough all the same
 * @param said all of it, for whoever asks how things are now
 */
public record KnownService(
    Stability stability,
    Instant since,
    String reason,
    Set<String> up,
    List<TaskRestart> restarts,
    Optional<StabilityObserved> said,
    Map<String, Instant> upSince) {
  /** Immutable. What an earlier watcher has kept says less. */
  public KnownService {
    up = Set.copyOf(up);
    restarts = restarts == null ? List.of() : List.copyOf(restarts);
    said = said == null ? Optional.empty() : said;
    upSince = upSince == null ? Map.of() : Map.copyOf(upSince);
  }

  static KnownService saying(
      StabilityObserved said,
      Set<String> up,
      List<TaskRestart> restarts,
      Map<String, Instant> upSince) {
    return new KnownService(
        said.stability(), said.since(), said.reason(), up, restarts, Optional.of(said), upSince);
  }

  boolean says(StabilityRating rating) {
    return stability == rating.stability() && reason.equals(rating.reason());
  }
}
