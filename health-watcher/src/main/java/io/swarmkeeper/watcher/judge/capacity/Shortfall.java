package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.contract.Observation.Cause;
import io.swarmkeeper.contract.StepId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A service is below its level, and has been since.
 *
 * @param desired the level, {@code fewest} the least that was healthy
 * @param loweredAt since when fewer are wanted than that
 * @param left the nodes that tasks had to leave when it began
 * @param origin the operation of ours that led to it, as soon as it is known
 * @param watched whether somebody has looked all the time
 */
public record Shortfall(
    Instant from,
    int desired,
    int fewest,
    Optional<Instant> loweredAt,
    Set<String> left,
    Optional<Origin> origin,
    boolean watched) {
  public Shortfall {
    left = Set.copyOf(left);
  }

  /** The step that took tasks away, and what kind of operation it is of. */
  public record Origin(Cause cause, StepId step) {}

  static Shortfall begins(
      KnownLevel known, TaskPlaces tasks, int owed, Instant bound, CapacityLook look) {
    var origin =
        tasks.replacedSince(bound)
            ? known.author().step().map(step -> new Origin(Cause.ROLLOUT, step))
            : Optional.<Origin>empty();
    return new Shortfall(
        tasks.missingSince(bound).orElse(look.seenAt()),
        owed,
        tasks.up(),
        Optional.empty(),
        tasks.leftSince(bound),
        origin,
        look.before().isPresent());
  }

  /** With what one more look shows. */
  Shortfall goesOn(int up, int wanted, CapacityLook look) {
    var lowered =
        wanted < desired ? Optional.of(loweredAt.orElse(look.seenAt())) : Optional.<Instant>empty();
    return new Shortfall(
        from,
        desired,
        Math.min(fewest, up),
        lowered,
        left,
        origin.or(() -> drain(look)),
        watched && look.before().isPresent());
  }

  /** What was set to drain by hand has no step of ours. */
  private Optional<Origin> drain(CapacityLook look) {
    return left.stream()
        .sorted()
        .filter(look.drained()::containsKey)
        .map(node -> new Origin(Cause.DRAIN, look.drained().get(node)))
        .findFirst();
  }
}
