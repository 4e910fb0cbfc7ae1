package io.swarmkeeper.planner.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.bucket.Stored;
import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.planner.people.Directory;
import io.swarmkeeper.planner.people.PersonEntry;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In the bucket of people, under their names. */
public record NatsDirectory(Bucket people) implements Directory {
  private static final Logger LOG = LoggerFactory.getLogger(NatsDirectory.class);

  @Override
  public Versioned find(String name) throws StoreUnavailable {
    try {
      return NatsOperationStore.reached(() -> people.get(name))
          .map(stored -> read(name, stored))
          .orElseGet(() -> new Versioned(PersonEntry.empty(), 0));
    } catch (UnreadableValue e) {
      LOG.error("{}", e.getMessage());
      return new Versioned(PersonEntry.empty(), e.revision());
    }
  }

  /** One that was spoilt says nothing of anybody, and an installer can write it anew. */
  private static Versioned read(String name, Stored stored) {
    try {
      return new Versioned(Wire.read(stored.value(), PersonEntry.class), stored.revision());
    } catch (UnreadableMessage e) {
      LOG.error("what the directory of people has of {} {}", name, e.getMessage());
      return new Versioned(PersonEntry.empty(), stored.revision());
    }
  }

  @Override
  public List<String> names() throws StoreUnavailable {
    return NatsOperationStore.reached(people::keys);
  }

  @Override
  public void keep(String name, Versioned read, PersonEntry next)
      throws ChangedMeanwhile, StoreUnavailable {
    try {
      var _ =
          read.revision() == 0
              ? people.create(name, Wire.json(next))
              : people.replace(name, Wire.json(next), read.revision());
    } catch (io.swarmkeeper.bus.bucket.ChangedMeanwhile e) {
      throw new ChangedMeanwhile(e.getMessage());
    } catch (BusUnavailable e) {
      throw new StoreUnavailable(e.getMessage(), e);
    }
  }
}
