package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.bus.BusUnavailable;

/** What an earlier watcher said, or this one before it was started again. */
@FunctionalInterface
public interface PublishedState<T> {
  /** Under this key; what was never said before is a beginning. */
  T of(String key) throws BusUnavailable;
}
