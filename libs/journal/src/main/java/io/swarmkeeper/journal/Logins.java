package io.swarmkeeper.journal;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
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

  /** Tells all executors. */
  public void tell(RegistryLogins logins) throws BusUnavailable {
    bus.shout(subjects.secret(NAME), Wire.json(logins));
  }

  /** Hears all of the swarm, from now on or as soon as NATS is there; one at a time. */
  public void listen(Consumer<RegistryLogins> listener) {
    bus.listen(
        subjects.secret(NAME),
        (_, body) -> {
          try {
            listener.accept(Wire.read(body, RegistryLogins.class));
          } catch (UnreadableMessage _) {
            // What is wrong with it may quote it.
            LOG.warn("credentials that cannot be read were sent, and are not used");
          }
        });
  }
}
