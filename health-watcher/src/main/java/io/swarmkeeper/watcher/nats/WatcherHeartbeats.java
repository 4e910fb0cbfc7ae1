package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.swarm.view.Freshness;
import io.swarmkeeper.watcher.watch.SwarmWatch.ContainerReports;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last heartbeat of every node's watcher. Listens from the first question on: only a leader
 * asks, and all others need not hear the whole swarm.
 */
public final class WatcherHeartbeats implements ContainerReports {
  private static final Logger LOG = LoggerFactory.getLogger(WatcherHeartbeats.class);

  private final Bus bus;
  private final String subject;
  private final AtomicBoolean listening = new AtomicBoolean();
  private final Map<String, Heartbeat> last = new ConcurrentHashMap<>();

  public WatcherHeartbeats(Bus bus, Subjects subjects) {
    this.bus = bus;
    this.subject = subjects.heartbeats(Part.WATCHER);
  }

  @Override
  public Map<String, ContainerStatus> containers(Instant now) {
    if (listening.compareAndSet(false, true)) {
      bus.listen(subject, this::hear);
    }
    last.values().removeIf(beat -> !Freshness.WATCHER.holds(beat.at(), now));
    var byTask = new HashMap<String, ContainerStatus>();
    last.values().forEach(beat -> beat.containers().forEach(c -> byTask.put(c.taskId(), c)));
    return byTask;
  }

  private void hear(String from, byte[] body) {
    try {
      last.put(from, Wire.read(body, Heartbeat.class));
    } catch (UnreadableMessage e) {
      LOG.warn("a heartbeat on {} {}", from, e.getMessage());
    }
  }
}
