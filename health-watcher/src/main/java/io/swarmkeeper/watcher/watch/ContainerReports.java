package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import java.time.Instant;
import java.util.Map;

/** What the watchers of all nodes say of their containers. */
@FunctionalInterface
public interface ContainerReports {
  /** By task id, of those watchers that were heard shortly before this time. */
  Map<String, ContainerStatus> containers(Instant now);
}
