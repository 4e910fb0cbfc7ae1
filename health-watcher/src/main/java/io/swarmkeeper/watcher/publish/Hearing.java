package io.swarmkeeper.watcher.publish;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.watcher.watch.Word;
import java.time.Duration;
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
public final class Hearing implements Word {
  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

  /** After so long a watcher is silent. */
  private static final Duration SILENT = Duration.ofSeconds(10);

  private final Bus bus;
  private final String subject;
  private final AtomicBoolean listening = new AtomicBoolean();
  private final Map<String, Heartbeat> last = new ConcurrentHashMap<>();

  /** In this swarm. */
  public Hearing(Bus bus, Subjects subjects) {
    this.bus = bus;
    this.subject = subjects.heartbeats(Part.WATCHER);
  }

  @Override
  public Map<String, ContainerStatus> containers(Instant now) {
    if (listening.compareAndSet(false, true)) {
      bus.listen(subject, this::hear);
    }
    last.values().removeIf(beat -> beat.at().isBefore(now.minus(SILENT)));
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
