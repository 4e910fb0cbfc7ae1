package io.swarmkeeper.executor.guard;

import java.util.Optional;

/**
 * Rule 8: what is written was decided on the version that is there now. The engine says this with
 * HTTP 500; the answer is to look and decide again, never to repeat the write.
 */
public record SameVersion(String what, long decidedOn) {
  /** Why the decision is out of date, if it is. */
  public Optional<String> objection(long live) {
    return live == decidedOn
        ? Optional.empty()
        : Optional.of(
            what
                + " has moved: the decision was made on version "
                + decidedOn
                + ", it has version "
                + live
                + " now");
  }
}
