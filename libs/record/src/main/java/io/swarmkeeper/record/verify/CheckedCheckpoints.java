package io.swarmkeeper.record.verify;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.record.checkpoint.Chain;
import io.swarmkeeper.record.checkpoint.CheckpointLeaves;
import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import io.swarmkeeper.record.verify.Difference.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The checkpoints along the way, one in memory at a time, each checked before it is believed. */
final class CheckedCheckpoints {
  /** Nobody knows when a range began whose checkpoint before is gone: a month ago, let us say. */
  private static final Duration WITHOUT_ONE_BEFORE = Duration.ofDays(28);

  private final Cursor<IndexedCopy> copies;
  private final String swarm;
  private final Chain chain;
  private final Consumer<Difference> found;
  private final PeekableCursor<IndexedCopy> documents;
  private final ExpiredPartitions expired;
  private Optional<CheckpointLeaves> current = Optional.empty();
  private long first;
  private long last;
  private long count;
  private boolean ended;
  private Optional<Instant> sealedAfter = Optional.empty();
  private Optional<Instant> sealedAt = Optional.empty();

  record Span(Instant from, Instant until) {}

  CheckedCheckpoints(
      Verification.Sides sides,
      PeekableCursor<IndexedCopy> documents,
      ExpiredPartitions expired,
      Consumer<Difference> found) {
    this.copies = sides.checkpoints();
    this.swarm = sides.subjects().swarm();
    this.chain = new Chain(sides.key());
    this.documents = documents;
    this.expired = expired;
    this.found = found;
  }

  /** The first sealed entry from this sequence on; beyond all when nothing more is sealed. */
  long next(long from) throws CannotCompare, InterruptedException {
    for (var sequence = from; at(sequence); sequence = Math.max(sequence, first)) {
      for (; sequence <= last; sequence++) {
        if (sequence >= first && leaf(sequence).isPresent()) {
          return sequence;
        }
      }
    }
    return Long.MAX_VALUE;
  }

  Optional<byte[]> leaf(long sequence) {
    return current.flatMap(leaves -> leaves.of(sequence));
  }

  /** Whether a checkpoint says that the journal had no such entry. */
  boolean without(long sequence) {
    return current.filter(leaves -> leaves.covers(sequence)).isPresent()
        && leaf(sequence).isEmpty();
  }

  /**
   * Whether there is a checkpoint that ends at this sequence or after it; it is the current one.
   */
  private boolean at(long sequence) throws CannotCompare, InterruptedException {
    while (!ended && (current.isEmpty() || last < sequence)) {
      advance();
    }
    return !ended;
  }

  private void advance() throws CannotCompare, InterruptedException {
    var copy = copies.next();
    if (copy.isEmpty()) {
      ended = true;
      current = Optional.empty();
      return;
    }
    var read = copy.get().message(Event.CheckpointMade.class).map(Event.CheckpointMade::checkpoint);
    if (read.isEmpty()) {
      found.accept(Difference.of(Kind.CHECKPOINT, copy.get(), "it cannot be read as a checkpoint"));
      return;
    }
    var checkpoint = read.get();
    var wrong = chain.next(checkpoint);
    var at = copy.get().time();
    if (count == 0
        && checkpoint.number() > 1
        && documents.sequence() < checkpoint.first()
        && at.filter(expired::tookCheckpointsBefore).isEmpty()) {
      wrong.add("those before it are missing");
    }
    if (!checkpoint.swarm().equals(swarm)) {
      wrong.add("it is of the swarm " + checkpoint.swarm());
    }
    wrong.forEach(sentence ->
        found.accept(
            Difference.of(
                Kind.CHECKPOINT,
                copy.get(),
                "checkpoint " + checkpoint.number() + ": " + sentence)));
    count++;
    sealedAfter = sealedAt.or(() -> at.map(t -> t.minus(WITHOUT_ONE_BEFORE)));
    sealedAt = at;
    current = wrong.isEmpty() ? Optional.of(new CheckpointLeaves(checkpoint)) : Optional.empty();
    first = checkpoint.first();
    last = wrong.isEmpty() ? checkpoint.last() : first - 1;
  }

  /** When the entries of the current checkpoint came into the journal. */
  Optional<Span> sealedBetween() {
    return current.flatMap(
        _ -> sealedAfter.flatMap(from -> sealedAt.map(until -> new Span(from, until))));
  }

  long count() {
    return count;
  }

  Optional<Checkpoint> lastMet() {
    return chain.last();
  }

  boolean vouched() {
    return chain.vouched();
  }
}
