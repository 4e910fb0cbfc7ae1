package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * What a thing was when it was last accounted for.
 *
 * @param excuse the step of ours that explained its last change, where no label does
 * @param suspectSince since when a change waits for an explanation
 * @param before the digest of the spec that Swarm kept as the one before it, empty for none; absent
 *     where an earlier watcher has kept this
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
    Optional<String> setBy,
    Optional<String> before) {

  static final String AVAILABILITY = "availability";

  /** What an earlier watcher has kept says less. */
  public KnownThing {
    setBy = setBy == null ? Optional.empty() : setBy;
    before = before == null ? Optional.empty() : before;
  }

  /** As it is seen for the first time: whoever made it so, it is where we start from. */
  static KnownThing of(Thing thing) {
    var history = thing.history().get();
    return new KnownThing(
        thing.kind(),
        thing.id(),
        thing.name(),
        thing.stack(),
        thing.version(),
        history.now(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(history.digestBefore()));
  }

  /**
   * Whether nobody has written it since: Swarm counts the version up, too, when it begins and ends
   * an update, and keeps the spec before beside it all the while.
   */
  boolean isUnwrittenSince(SpecHistory history) {
    var sameBefore =
        before.isEmpty()
            || history.before().isEmpty()
            || before.equals(Optional.of(history.digestBefore()));
    return state.equals(history.now()) && sameBefore;
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

  KnownThing nowAt(Thing thing, SpecHistory history) {
    return at(thing, history.now(), history.digestBefore());
  }

  /** On its way to what it is now. */
  KnownThing whileAt(Thing thing, SpecState between) {
    return at(thing, between, "");
  }

  private KnownThing at(Thing thing, SpecState now, String itsBefore) {
    return new KnownThing(
        kind,
        id,
        thing.name(),
        thing.stack(),
        thing.version(),
        now,
        excuse,
        Optional.empty(),
        availability(now).equals(availability(state)) ? setBy : Optional.empty(),
        Optional.of(itsBefore));
  }

  KnownThing suspect(Instant since) {
    return new KnownThing(
        kind, id, name, stack, version, state, excuse, Optional.of(since), setBy, before);
  }

  KnownThing excusedBy(String step) {
    var by = Optional.of(step);
    return new KnownThing(kind, id, name, stack, version, state, by, suspectSince, by, before);
  }
}
