package io.swarmkeeper.journal;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Query.SealingKey;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.SideChannel.Sealed;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Box;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Credentials of registries on the side channel: told to whoever listens now, kept nowhere. */
public final class Logins {
  private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
  private static final String NAME = "registry";

  private final Bus bus;
  private final Subjects subjects;

  public Logins(Bus bus, Subjects subjects) {
    this.bus = bus;
    this.subjects = subjects;
  }

  /** Tells these executors, each sealed to its key. */
  public void tell(RegistryLogins logins, List<SealingKey> executors) throws BusUnavailable {
    for (var executor : executors) {
      var subject = subjects.secret(NAME, executor.nodeId());
      var box = Box.seal(executor.publicKey(), subject, Wire.json(logins));
      bus.shout(subject, Wire.json(new Sealed(box)));
    }
  }

  /** Hears what is sealed to this node, from now on or as soon as NATS is there. */
  public void listen(SealingBox box, Consumer<RegistryLogins> listener) {
    bus.listen(
        subjects.secret(NAME, box.nodeId()),
        (subject, body) -> {
          try {
            listener.accept(box.open(subject, Wire.read(body, Sealed.class), RegistryLogins.class));
          } catch (UnreadableMessage | NoAnswer _) {
            // What is wrong with it may quote it.
            LOG.warn("credentials that cannot be read were sent, and are not used");
          }
        });
  }
}
