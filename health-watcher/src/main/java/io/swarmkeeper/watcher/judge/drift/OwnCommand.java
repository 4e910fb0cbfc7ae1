package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Availability;
import io.swarmkeeper.contract.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A command of ours that explains a change on which Swarm keeps no label.
 *
 * @param target the node's id, or the name of what is removed
 * @param availability what a node is set to; absent for a removal
 */
public record OwnCommand(
    String step, Instant at, Event.Thing kind, String target, Optional<String> availability) {
  /** A command may wait for an executor; one that is older explains nothing any more. */
  private static final Duration VALID = Duration.ofMinutes(5);

  /** How far back the commands have to be known to explain what was first seen at this time. */
  public static Instant knownFrom(Instant suspectSince) {
    return suspectSince.minus(VALID);
  }

  /** Of those commands that leave no label behind. */
  public static Optional<OwnCommand> of(Command command, Instant at) {
    return switch (command) {
      case Command.SetNodeAvailability c ->
          Optional.of(
              new OwnCommand(
                  c.step().value(),
                  at,
                  Event.Thing.NODE,
                  c.nodeId(),
                  Optional.of(word(c.availability()))));
      case Command.RemoveService c ->
          Optional.of(
              new OwnCommand(
                  c.step().value(), at, Event.Thing.SERVICE, c.service(), Optional.empty()));
      case Command.RemoveObject c ->
          thing(c.kind())
              .map(kind -> new OwnCommand(c.step().value(), at, kind, c.name(), Optional.empty()));
      case Command.CreateNetwork _,
          Command.CreateConfig _,
          Command.CreateSecret _,
          Command.CreateService _,
          Command.UpdateService _,
          Command.ConfirmEmpty _,
          Command.PullImage _ ->
          Optional.empty();
    };
  }

  /** Networks are not watched for drift. */
  private static Optional<Event.Thing> thing(Command.ObjectKind kind) {
    return switch (kind) {
      case CONFIG -> Optional.of(Event.Thing.CONFIG);
      case SECRET -> Optional.of(Event.Thing.SECRET);
      case NETWORK -> Optional.empty();
    };
  }

  boolean explainsRemovalOf(KnownThing thing) {
    return kind == thing.kind()
        && availability.isEmpty()
        && target.equals(thing.name())
        && isNewFor(thing);
  }

  boolean explainsAvailability(KnownThing node, String now) {
    return kind == Event.Thing.NODE
        && target.equals(node.id())
        && availability.equals(Optional.of(now))
        && isNewFor(node);
  }

  private boolean isNewFor(KnownThing thing) {
    return !thing.excuse().equals(Optional.of(step))
        && thing.suspectSince().filter(since -> at.isBefore(knownFrom(since))).isEmpty();
  }

  private static String word(Availability availability) {
    return availability.name().toLowerCase(Locale.ROOT);
  }
}
