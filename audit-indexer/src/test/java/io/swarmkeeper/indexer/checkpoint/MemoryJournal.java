package io.swarmkeeper.indexer.checkpoint;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.bucket.ChangedMeanwhile;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.CheckpointMade;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.checkpoint.ChainHead;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A journal in memory, whose publishing may fail, and in which another may be faster. */
final class MemoryJournal implements SealedJournal {
  final TreeMap<Long, Delivery> entries = new TreeMap<>();
  final List<Checkpoint> published = new ArrayList<>();
  private final Subjects subjects = new Subjects("local");
  private Optional<ChainHead> head = Optional.empty();
  private long revision;
  private int failures;
  private Optional<Runnable> meanwhile = Optional.empty();

  void happens(int messages) {
    for (var i = 0; i < messages; i++) {
      put("keeper.local.event.x", "{\"n\":" + (last() + 1) + "}");
    }
  }

  /** So many attempts to publish fail. */
  void publishingFails(int times) {
    failures = times;
  }

  /** What another does between reading the head and replacing it. */
  void meanwhile(Runnable other) {
    meanwhile = Optional.of(other);
  }

  private void put(String subject, String body) {
    var sequence = last() + 1;
    entries.put(
        sequence,
        new Delivery(
            subject,
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            sequence,
            Instant.EPOCH,
            1,
            0));
  }

  @Override
  public Optional<StoredHead> head() {
    return head.map(h -> new StoredHead(h, revision));
  }

  @Override
  public void replace(Optional<StoredHead> before, ChainHead next) throws ChangedMeanwhile {
    var other = meanwhile;
    meanwhile = Optional.empty();
    other.ifPresent(Runnable::run);
    if (before.map(StoredHead::revision).orElse(0L) != revision) {
      throw new ChangedMeanwhile(ChainHead.KEY);
    }
    head = Optional.of(next);
    revision++;
  }

  @Override
  public long last() {
    return entries.isEmpty() ? 0 : entries.lastKey();
  }

  @Override
  public List<Delivery> entries(long from, int most) {
    return entries.tailMap(from).values().stream().limit(most).toList();
  }

  @Override
  public void publish(Envelope envelope) throws NotPublished {
    if (failures > 0) {
      failures--;
      throw new NotPublished("not now", new IllegalStateException("not now"));
    }
    var made = (CheckpointMade) envelope.message();
    if (published.stream().noneMatch(c -> c.number() == made.checkpoint().number())) {
      published.add(made.checkpoint());
      put(subjects.of(made), new String(Wire.encode(envelope), StandardCharsets.UTF_8));
    }
  }
}
