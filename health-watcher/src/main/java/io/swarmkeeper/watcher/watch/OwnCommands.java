package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.watcher.judge.drift.OwnCommand;
import java.time.Instant;
import java.util.List;

/** The commands of ours that explain changes without a label. */
@FunctionalInterface
public interface OwnCommands {
  /** All since this time, the newest of them included. */
  List<OwnCommand> since(Instant time) throws BusUnavailable, InterruptedException;
}
