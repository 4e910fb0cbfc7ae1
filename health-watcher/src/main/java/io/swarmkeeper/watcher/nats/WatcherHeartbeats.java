package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.swarm.view.Freshness;
import io.swarmkeeper.watcher.watch.SwarmWatch.ContainerReports;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The last heartbeat of every node's watcher. Listens from the first question on: only a leader
 * asks, and all others need not hear the whole swarm.
 */
public final class WatcherHeartbeats implements ContainerReports {
  private final Heartbeats heartbeats;
  private final InstantSource clock;
  private final AtomicBoolean listening = new AtomicBoolean();
  private final Map<String, Heard> last = new ConcurrentHashMap<>();

  public WatcherHeartbeats(Heartbeats heartbeats, InstantSource clock) {
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  /** The sender's clock may be off, or lie: the time of hearing counts. */
  private record Heard(Instant at, List<ContainerStatus> containers) {}

  @Override
  public Map<String, ContainerStatus> containers(Instant now) {
    if (listening.compareAndSet(false, true)) {
      heartbeats.listen(Part.WATCHER, this::hear);
    }
    last.values().removeIf(heard -> !Freshness.WATCHER.holds(heard.at(), now));
    var byTask = new HashMap<String, ContainerStatus>();
    last.values().forEach(heard -> heard.containers().forEach(c -> byTask.put(c.taskId(), c)));
    return byTask;
  }

  private void hear(Heartbeat beat) {
    last.put(beat.nodeId(), new Heard(clock.instant(), beat.containers()));
  }
}
