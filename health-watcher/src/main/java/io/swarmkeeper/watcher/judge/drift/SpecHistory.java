package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event.Drift;
import java.time.Instant;
import java.util.Optional;

/**
 * What the swarm knows of the writing of a thing: the spec now, and for a service the one before,
 * which is one deep.
 *
 * @param goneBack set when the last write was a return to the spec before, and whose
 * @param at when it was written, or its status changed
 */
public record SpecHistory(
    SpecState now, Optional<SpecState> before, Optional<Drift> goneBack, Instant at) {
  /** Of the spec before; empty when Swarm has none. */
  String digestBefore() {
    return before.map(SpecState::digest).orElse("");
  }
}
