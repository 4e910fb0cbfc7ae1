package io.swarmkeeper.executor.execution;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Revision;
import java.util.Optional;

/** What each stack was told to be. */
public interface Revisions {
  /** The revision under this key, if it is recorded. */
  Optional<Revision> find(String key) throws BusUnavailable;
}
