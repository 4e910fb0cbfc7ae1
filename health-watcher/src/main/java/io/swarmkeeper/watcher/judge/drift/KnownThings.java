package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.StepId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everything that can drift, as it was when it was last accounted for. */
public record KnownThings(Map<String, KnownThing> byKey) {
  public KnownThings {
    byKey = Map.copyOf(byKey);
  }

  public static KnownThings nothing() {
    return new KnownThings(Map.of());
  }

  Optional<KnownThing> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  /** Which nodes we have set to this availability, and by which step. */
  public Map<String, StepId> nodesSetTo(String availability) {
    var steps = new HashMap<String, StepId>();
    for (var thing : byKey.values()) {
      if (thing.kind() == Event.Thing.NODE && thing.isSetTo(availability)) {
        thing.setBy().flatMap(StepId::parse).ifPresent(step -> steps.put(thing.id(), step));
      }
    }
    return Map.copyOf(steps);
  }

  /** The oldest change that waits for an explanation, if there is one. */
  public Optional<Instant> suspectSince() {
    return byKey.values().stream()
        .flatMap(thing -> thing.suspectSince().stream())
        .min(Comparator.naturalOrder());
  }
}
