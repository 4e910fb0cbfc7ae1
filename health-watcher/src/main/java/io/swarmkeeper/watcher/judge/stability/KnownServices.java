package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.contract.Observation.StabilityObserved;
import io.swarmkeeper.contract.Stabilities;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** What was said of every service, by its id. */
public record KnownServices(Map<String, KnownService> byId) {
  public KnownServices {
    byId = Map.copyOf(byId);
  }

  public static KnownServices nothing() {
    return new KnownServices(Map.of());
  }

  /** What was said last of each, by name, for whoever asks how things are now. */
  public Stabilities said() {
    return new Stabilities(
        byId.values().stream()
            .flatMap(service -> service.said().stream())
            .sorted(Comparator.comparing(StabilityObserved::service))
            .toList());
  }

  Optional<KnownService> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
