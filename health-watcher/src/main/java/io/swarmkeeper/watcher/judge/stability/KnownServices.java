package io.swarmkeeper.watcher.judge.stability;

import java.util.Map;
import java.util.Optional;

/** What was said of every service, by its id. */
public record KnownServices(Map<String, KnownService> byId) {
  /** Immutable. */
  public KnownServices {
    byId = Map.copyOf(byId);
  }

  /** Before the first look. */
  public static KnownServices nothing() {
    return new KnownServices(Map.of());
  }

  Optional<KnownService> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }
}
