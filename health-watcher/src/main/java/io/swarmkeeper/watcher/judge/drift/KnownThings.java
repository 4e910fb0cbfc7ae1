package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.StepId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that can drift, as it was when it was last accounted for. */
public record KnownThings(Map<String, KnownThing> byKey) {
  /** Immutable. */
  public KnownThings {
    byKey = Map.copyOf(byKey);
  }

  /** Before the first look of all. */
  public static KnownThings nothing() {
    return new KnownThings(Map.of());
  }

  Optional<KnownThing> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Which nodes we have set to this availability, and by which step. */
  public Map<String, StepId> nodesSetTo(String availability) {
    return byKey.values().stream()
        .filter(thing -> thing.kind() == Event.Thing.NODE && thing.setBy().isPresent())
        .filter(thing -> thing.isSetTo(availability))
        .collect(
            Collectors.toUnmodifiableMap(
                KnownThing::id, thing -> new StepId(thing.setBy().orElseThrow())));
  }

  /** The oldest change that waits for an explanation, if there is one. */
  public Optional<Instant> suspectSince() {
    return byKey.values().stream()
        .flatMap(thing -> thing.suspectSince().stream())
        .min(Comparator.naturalOrder());
  }
}
