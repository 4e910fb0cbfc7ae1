package io.swarmkeeper.journal;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.Questions.Standing;
import io.swarmkeeper.contract.Query.SealingKey;
import io.swarmkeeper.contract.SideChannel.LoginsTaken;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import java.time.Duration;
import java.util.function.Consumer;

/** Credentials of registries on the side channel: each executor says that it took them. */
public final class Logins {
  private static final String NAME = "registry";
  private final Queries queries;

  public Logins(Bus bus, Identity self) {
    queries = new Queries(bus, self);
  }

  /** Tells one executor, sealed to its key; it has them when this returns. */
  public void tell(RegistryLogins logins, SealingKey to, Duration patience)
      throws NoAnswer, InterruptedException {
    var _ = queries.tell(NAME, to, logins, LoginsTaken.class, patience);
  }

  /** Takes what is sealed to this node, from now on or as soon as NATS is there. */
  public Standing listen(SealingBox box, Consumer<RegistryLogins> listener) {
    return queries.hear(
        NAME,
        box,
        RegistryLogins.class,
        (RegistryLogins logins) -> {
          listener.accept(logins);
          return new LoginsTaken();
        });
  }
}
