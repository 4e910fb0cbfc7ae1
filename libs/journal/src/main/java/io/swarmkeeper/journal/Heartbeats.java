package io.swarmkeeper.journal;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "I am alive", sent and heard; kept nowhere. */
public final class Heartbeats {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);
  private final Bus bus;
  private final Subjects subjects;

  public Heartbeats(Bus bus, Subjects subjects) {
    this.bus = bus;
    this.subjects = subjects;
  }

  /** Sends one; one that cannot be sent is worth nothing later. */
  public void send(Heartbeat heartbeat) throws BusUnavailable {
    bus.shout(subjects.heartbeat(heartbeat.part(), heartbeat.nodeId()), Wire.json(heartbeat));
  }

  /** Hears all of the swarm, from now on or as soon as NATS is there; one at a time. */
  public void listen(Consumer<Heartbeat> listener) {
    listen(subjects.heartbeats(), listener);
  }

  /** Hears all programs of this kind, as above. */
  public void listen(Heartbeat.Part part, Consumer<Heartbeat> listener) {
    listen(subjects.heartbeats(part), listener);
  }

  private void listen(String heartbeats, Consumer<Heartbeat> listener) {
    bus.listen(
        heartbeats,
        (subject, body) -> {
          try {
            var heartbeat = Wire.read(body, Heartbeat.class);
            var right = subjects.heartbeat(heartbeat.part(), heartbeat.nodeId());
            if (!subject.equals(right)) {
              throw new UnreadableMessage("says what belongs on " + right);
            }
            listener.accept(heartbeat);
          } catch (UnreadableMessage e) {
            LOG.warn("a heartbeat on {} {}", subject, e.getMessage());
          }
        });
  }
}
