package io.swarmkeeper.executor.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Rule 6: every wait has a deadline of ours, since the engine's have none. A command that could not
 * be carried out for this long is not carried out any more: the world has moved on.
 */
public record CommandDeadline(Duration limit) {
  /** Ten minutes. */
  public static final CommandDeadline USUAL = new CommandDeadline(Duration.ofMinutes(10));

  /** Why the command is too old to touch anything, if it is. */
  public Optional<String> objection(Instant sent, Instant now) {
    var age = Duration.between(sent, now);
    return age.compareTo(limit) > 0
        ? Optional.of(
            "the command is "
                + age.toSeconds()
                + " s old, more than "
                + limit.toSeconds()
                + " s: nothing was touched")
        : Optional.empty();
  }
}
