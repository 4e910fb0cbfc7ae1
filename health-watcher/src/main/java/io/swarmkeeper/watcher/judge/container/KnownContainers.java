package io.swarmkeeper.watcher.judge.container;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All that this watcher has said about its engine's containers; empty after a start. */
public record KnownContainers(Map<String, KnownContainer> byId) {
  public KnownContainers {
    byId = Map.copyOf(byId);
  }

  public static KnownContainers nothing() {
    return new KnownContainers(Map.of());
  }

  public Optional<KnownContainer> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  KnownContainers with(KnownContainer container) {
    var more = new LinkedHashMap<>(byId);
    more.put(container.id(), container);
    return new KnownContainers(more);
  }

  /** Without the containers that the engine removed before this time. */
  public KnownContainers withoutGoneBefore(Instant time) {
    if (byId.values().stream().noneMatch(c -> forgettable(c, time))) {
      return this;
    }
    var fewer = new LinkedHashMap<>(byId);
    fewer.values().removeIf(c -> forgettable(c, time));
    return new KnownContainers(fewer);
  }

  private static boolean forgettable(KnownContainer container, Instant time) {
    return container.gone() && container.lookedAt().isBefore(time);
  }
}
