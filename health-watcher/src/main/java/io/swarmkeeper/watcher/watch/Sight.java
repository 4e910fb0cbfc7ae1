package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.watcher.judge.container.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the watcher can say of its node at this moment.
 *
 * @param standing absent until the engine has answered once
 * @param lookedAt when the last full look succeeded
 * @param trouble why the engine cannot be seen now
 */
public record Sight(
    Optional<Standing> standing,
    Known known,
    Optional<Instant> lookedAt,
    Optional<String> trouble) {
  /** With an older look than this a watcher is blind, and must look blind. */
  public static final Duration FRESH = Duration.ofSeconds(10);

  /** Before the first look. */
  static Sight none() {
    return new Sight(Optional.empty(), Known.nothing(), Optional.empty(), Optional.empty());
  }

  /** Whether the engine answers, and the last full look is recent enough to speak of. */
  public boolean isFresh(Instant now) {
    return trouble.isEmpty() && lookedAt.filter(at -> !at.isBefore(now.minus(FRESH))).isPresent();
  }

  Sight stands(Standing now) {
    return new Sight(Optional.of(now), known, lookedAt, trouble);
  }

  Sight knows(Known now) {
    return new Sight(standing, now, lookedAt, trouble);
  }

  Sight looked(Instant at) {
    return new Sight(standing, known, Optional.of(at), Optional.empty());
  }

  Sight blind(String why) {
    return new Sight(standing, known, lookedAt, Optional.of(why));
  }
}
