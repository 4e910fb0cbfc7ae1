package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * What a thing was when it was last accounted for.
 *
 * @param excuse the step of ours that explained its last change, where no label does
 * @param suspectSince since when a change waits for an explanation
 * @param setBy the step of ours whose command made it what it is now, where no label says so
 */
public record KnownThing(
    Event.Thing kind,
    String id,
    String name,
    Optional<String> stack,
    long version,
    SpecState state,
    Optional<String> excuse,
    Optional<Instant> suspectSince,
    Optional<String> setBy) {

  static final String AVAILABILITY = "availability";

  /** What an earlier watcher has kept says less. */
  public KnownThing {
    setBy = setBy == null ? Optional.empty() : setBy;
  }

  /** As it is seen for the first time: whoever made it so, it is where we start from. */
  static KnownThing of(Thing thing) {
    return new KnownThing(
        thing.kind(),
        thing.id(),
        thing.name(),
        thing.stack(),
        thing.version(),
        thing.history().get().now(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  boolean isSetTo(String availability) {
    return availability(state).equals(Optional.of(availability));
  }

  private static Optional<String> availability(SpecState state) {
    return state.sheet().text(AVAILABILITY);
  }

  String key() {
    return Thing.key(kind, id);
  }

  KnownThing nowAt(Thing thing, SpecState now) {
    return new KnownThing(
        kind,
        id,
        thing.name(),
        thing.stack(),
        thing.version(),
        now,
        excuse,
        Optional.empty(),
        availability(now).equals(availability(state)) ? setBy : Optional.empty());
  }

  KnownThing suspect(Instant since) {
    return new KnownThing(kind, id, name, stack, version, state, excuse, Optional.of(since), setBy);
  }

  KnownThing excusedBy(String step) {
    var by = Optional.of(step);
    return new KnownThing(kind, id, name, stack, version, state, by, suspectSince, by);
  }
}
