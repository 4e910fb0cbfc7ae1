package io.swarmkeeper.watcher.judge.container;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All that this watcher has said about its engine's containers; empty after a start. */
public record Known(Map<String, KnownContainer> byId) {
  /** Immutable. */
  public Known {
    byId = Map.copyOf(byId);
  }

  /** A watcher that has just started. */
  public static Known nothing() {
    return new Known(Map.of());
  }

  /** One container by its full id. */
  public Optional<KnownContainer> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All of them, in no order. */
  public Collection<KnownContainer> all() {
    return byId.values();
  }

  Known with(KnownContainer container) {
    var more = new LinkedHashMap<>(byId);
    more.put(container.id(), container);
    return new Known(more);
  }

  /** Without the containers that the engine removed before this time. */
  public Known withoutGoneBefore(Instant time) {
    if (byId.values().stream().noneMatch(c -> forgettable(c, time))) {
      return this;
    }
    var fewer = new LinkedHashMap<>(byId);
    fewer.values().removeIf(c -> forgettable(c, time));
    return new Known(fewer);
  }

  private static boolean forgettable(KnownContainer container, Instant time) {
    return container.gone() && container.lookedAt().isBefore(time);
  }
}
