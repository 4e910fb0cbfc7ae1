package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.indexer.reconcile.Entries;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The journal as the stream that it is. */
record JournalEntries(Bus bus, String stream, String durable) implements Entries {
  @Override
  public Instant createdAt() throws BusUnavailable {
    return bus.createdAt(stream);
  }

  @Override
  public long firstSince(Instant time) throws BusUnavailable {
    return Math.max(bus.firstSince(stream, time), bus.state(stream).first());
  }

  @Override
  public long acknowledged() throws BusUnavailable {
    return bus.position(stream, durable).floor();
  }

  @Override
  public Set<Long> deleted() throws BusUnavailable {
    return bus.deleted(stream);
  }

  @Override
  public Optional<Delivery> read(long sequence) throws BusUnavailable {
    return bus.message(stream, sequence);
  }
}
