package io.swarmkeeper.bus.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A stream as we want it: kept on file, oldest messages discarded by age alone, never deleted or
 * purged. Where there is no more room, the new message is refused, and its sender knows; an old one
 * is never pushed out.
 *
 * @param subjects what it takes in, with wildcards
 * @param duplicateWindow how long a message id is remembered
 */
public record StreamSpec(
    String name, List<String> subjects, Duration maxAge, Duration duplicateWindow) {

  /**
   * Which sequences a stream holds; {@code last} is 0 when nothing was ever stored.
   *
   * @param lastAt when the last was stored
   * @param takes the subjects that it takes in
   */
  public record State(long first, long last, long count, Instant lastAt, List<String> takes) {}
}
