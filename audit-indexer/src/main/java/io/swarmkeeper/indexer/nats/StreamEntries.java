package io.swarmkeeper.indexer.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.indexer.reconcile.JournalEntries;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The journal as the stream that it is. */
public record StreamEntries(Streams streams, String stream, String durable)
    implements JournalEntries {
  @Override
  public Instant createdAt() throws BusUnavailable {
    return streams.createdAt(stream);
  }

  @Override
  public long firstSince(Instant time) throws BusUnavailable {
    return Math.max(streams.firstSince(stream, time), streams.state(stream).first());
  }

  @Override
  public long acknowledged() throws BusUnavailable {
    return streams.position(stream, durable).floor();
  }

  @Override
  public Set<Long> deleted() throws BusUnavailable {
    return streams.deleted(stream);
  }

  @Override
  public Optional<Delivery> read(long sequence) throws BusUnavailable {
    return streams.message(stream, sequence);
  }
}
