package io.swarmkeeper.executor.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.executor.execution.Revisions;
import java.util.Optional;

/** The revisions in their bucket. */
public final class BucketRevisions implements Revisions {
  private final Bucket bucket;

  public BucketRevisions(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public Optional<Revision> find(String key) throws BusUnavailable {
    var stored = bucket.get(key);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Wire.read(stored.get().value(), Revision.class));
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("revision " + key + " " + e.getMessage(), e);
    }
  }
}
