package io.swarmkeeper.indexer.nats;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.bucket.ChangedMeanwhile;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.indexer.checkpoint.SealedJournal;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.record.checkpoint.ChainHead;
import java.util.List;
import java.util.Optional;

/** The journal's stream, and a bucket that holds the end of the chain. */
public final class StreamSealedJournal implements SealedJournal {
  private final Bus bus;
  private final Streams streams;
  private final Journal journal;

  public StreamSealedJournal(Bus bus, Journal journal) {
    this.bus = bus;
    this.streams = new Streams(bus);
    this.journal = journal;
  }

  @Override
  public Optional<StoredHead> head() throws BusUnavailable {
    var bucket = bucket();
    bucket.ensure();
    var stored = bucket.get(ChainHead.KEY);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    try {
      var head = Wire.read(stored.get().value(), ChainHead.class);
      return Optional.of(new StoredHead(head, stored.get().revision()));
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("the end of the chain of checkpoints " + e.getMessage(), e);
    }
  }

  @Override
  public void replace(Optional<StoredHead> before, ChainHead next)
      throws ChangedMeanwhile, BusUnavailable {
    var value = Wire.json(next);
    if (before.isEmpty()) {
      var _ = bucket().create(ChainHead.KEY, value);
    } else {
      var _ = bucket().replace(ChainHead.KEY, value, before.get().revision());
    }
  }

  @Override
  public long last() throws BusUnavailable {
    return streams.state(journal.subjects().stream()).last();
  }

  @Override
  public List<Delivery> entries(long from, int most) throws BusUnavailable, InterruptedException {
    return streams.from(journal.subjects().stream(), from, most);
  }

  @Override
  public void publish(Envelope envelope) throws NotPublished, InterruptedException {
    var _ = journal.publish(envelope);
  }

  private Bucket bucket() {
    return new Bucket(bus, journal.subjects().checkpointsBucket());
  }
}
