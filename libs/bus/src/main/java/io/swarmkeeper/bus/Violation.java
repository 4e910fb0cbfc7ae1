package io.swarmkeeper.bus;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that NATS does not let this key do. NATS says so beside the attempt, which itself is
 * answered by nothing.
 *
 * @param publishing or else subscribing
 */
public record Violation(boolean publishing, String subject) {
  private static final Pattern SAID =
      Pattern.compile(
          "permissions violation for (publish|subscription) to \"?([^\"\\s]+)\"?.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Reads what the server said, if it is of this kind. */
  static Optional<Violation> in(String said) {
    var match = SAID.matcher(said);
    return match.matches()
        ? Optional.of(new Violation(match.group(1).equalsIgnoreCase("publish"), match.group(2)))
        : Optional.empty();
  }

  /** What it is that may not be done, as in "does not let us …". */
  public String what() {
    return (publishing ? "publish to " : "subscribe to ") + subject;
  }
}
