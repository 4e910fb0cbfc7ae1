package io.swarmkeeper.watcher.judge.capacity;

import java.util.Map;
import java.util.Optional;

/** The level of every service, by its id. */
public record KnownLevels(Map<String, KnownLevel> byId) {
  public KnownLevels {
    byId = Map.copyOf(byId);
  }

  public static KnownLevels nothing() {
    return new KnownLevels(Map.of());
  }

  Optional<KnownLevel> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
