package io.swarmkeeper.executor.nats;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Rejected;
import io.swarmkeeper.trust.Trust;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages are commands to be carried out: those that a planner has signed, for an operation
 * of which they are a step, and that are not too old. Everything else is nobody's order.
 */
public record Orders(Trust trust, Clock clock) {
  /** Its outcome has its id and a word more. */
  private static final int LONGEST_ID = 240;

  /**
   * The command.
   *
   * @throws Rejected if it is not to be carried out, by whomever it was sent
   */
  public Command believed(Entry entry) throws Rejected {
    if (!(entry.envelope().message() instanceof Command command)) {
      throw new Rejected("it is no command");
    }
    var signature =
        entry
            .signature()
            .orElseThrow(() ->
                new Rejected("nobody has signed this command; a planner signs what it sends"));
    if (!trust.isOf(signature.key(), Set.of(Role.PLANNER))) {
      throw new Rejected(
          "the key %s, which signed this command, is not known as a planner's"
              .formatted(signature.key()));
    }
    if (signature.end().isEmpty() || clock.instant().isAfter(signature.end().get())) {
      throw new Rejected(
          "this command was to be carried out until %s, and nobody knows whether it still should"
              .formatted(
                  signature.end().map(Object::toString).orElse("a time that it does not say")));
    }
    if (!entry.envelope().id().equals(command.step().commandId())) {
      throw new Rejected("its id is not that of its step, " + command.step());
    }
    if (entry.envelope().id().value().length() > LONGEST_ID) {
      throw new Rejected("its id has no room for that of its outcome");
    }
    if (!belongs(entry, command)) {
      throw new Rejected("its step is none of the operation that it belongs to");
    }
    return command;
  }

  /** What follows a deploy that was refused belongs to it, though it never became an operation. */
  private static boolean belongs(Entry entry, Command command) {
    return entry.envelope().operation().equals(Optional.of(command.step().operation()));
  }
}
