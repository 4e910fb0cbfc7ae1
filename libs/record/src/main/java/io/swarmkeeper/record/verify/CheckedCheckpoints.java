package io.swarmkeeper.record.verify;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.record.checkpoint.Chain;
import io.swarmkeeper.record.checkpoint.CheckpointLeaves;
import io.swarmkeeper.record.checkpoint.Statement;
import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import io.swarmkeeper.record.verify.Difference.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The checkpoints along the way, one in memory at a time, each checked before it is believed. */
final class CheckedCheckpoints {
  /** Nobody knows when a range began whose checkpoint before is gone: a month ago, let us say. */
  private static final Duration WITHOUT_ONE_BEFORE = Duration.ofDays(28);

  private final Verification.Sides sides;
  private final Chain chain;
  private final Consumer<Difference> found;
  private final PeekableCursor<IndexedCopy> documents;
  private final ExpiredPartitions expired;
  private final AwaitedCheckpoints awaited;
  private final Consumer<Note> noted;
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
      Consumer<Difference> found,
      Consumer<Note> noted) {
    this.sides = sides;
    this.awaited = new AwaitedCheckpoints(sides.anchored());
    this.noted = noted;
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
    var copy = sides.checkpoints().next();
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
    take(copy.get(), read.get());
  }

  private void take(IndexedCopy copy, Checkpoint checkpoint)
      throws CannotCompare, InterruptedException {
    var wrong = chain.next(checkpoint);
    var at = copy.time();
    begin(checkpoint, at, wrong);
    if (!checkpoint.swarm().equals(sides.subjects().swarm())) {
      wrong.add("it is of the swarm " + checkpoint.swarm());
    }
    wrong.forEach(sentence ->
        found.accept(
            Difference.of(
                Kind.CHECKPOINT, copy, "checkpoint " + checkpoint.number() + ": " + sentence)));
    count++;
    sealedAfter = sealedAt.or(() -> at.map(t -> t.minus(WITHOUT_ONE_BEFORE)));
    sealedAt = at;
    current = wrong.isEmpty() ? Optional.of(new CheckpointLeaves(checkpoint)) : Optional.empty();
    first = checkpoint.first();
    last = wrong.isEmpty() ? Math.min(checkpoint.last(), sides.to()) : first - 1;
    if (wrong.isEmpty()) {
      awaited.met(checkpoint);
      checkpoint.gaps().forEach(gap -> gap(checkpoint, gap));
    }
  }

  /** Before the first that is met there may be none, unless their partition has expired. */
  private void begin(Checkpoint checkpoint, Optional<Instant> at, List<String> wrong)
      throws CannotCompare, InterruptedException {
    if (count > 0 || checkpoint.number() <= 1) {
      return;
    }
    if (at.filter(expired::tookCheckpointsBefore).isPresent()) {
      awaited.expiredBefore(checkpoint.first());
    } else if (sides.whole() || documents.sequence() < checkpoint.first()) {
      wrong.add("those before it are missing");
    }
  }

  /** What was not in the journal when its range was sealed was never under seal. */
  private void gap(Checkpoint checkpoint, Checkpoint.Gap gap) {
    if (gap.last() < sides.from() || gap.first() > sides.to()) {
      return;
    }
    if (checkpoint.number() == 1 && gap.first() == 1) {
      noted.accept(
          new Note(
              gap.first(),
              "Sequences 1 to %d had left the journal before the first checkpoint was made: they were never under seal."
                  .formatted(gap.last())));
    } else {
      found.accept(
          Difference.ofJournal(
              gap.first(),
              "the journal had no entries %d to %d any more when checkpoint %d was made: they were never under seal"
                  .formatted(gap.first(), gap.last(), checkpoint.number())));
    }
  }

  /** Reads all that are left, and looks at where the chain ends. */
  void end() throws CannotCompare, InterruptedException {
    if (!sides.whole()) {
      return;
    }
    while (!ended) {
      advance();
    }
    headDiffers().ifPresent(this::chainDiffers);
    awaited.unmet(sides.journalLast()).forEach(found);
  }

  /** It was met in the journal, and whether it is in the record is another question. */
  void inJournal(Checkpoint checkpoint) {
    awaited.met(checkpoint);
  }

  boolean awaitsAny() {
    return !awaited.isEmpty();
  }

  /**
   * The chain may not end before the one that was its end when this began, nor go on behind the one
   * that is its end now: then somebody has put an old one back.
   */
  private Optional<String> headDiffers() throws CannotCompare {
    var met = chain.last().map(Checkpoint::number).orElse(0L);
    var before = sides.head();
    if (before.filter(end -> end.number() > met + (end.published() ? 0 : 1)).isPresent()) {
      return Optional.of(
          "the checkpoints in Elasticsearch end with %d, and %d was made"
              .formatted(met, before.get().number()));
    }
    var now = sides.headNow().get();
    if (met > now.map(ChainEnd::number).orElse(0L)) {
      return Optional.of(
          "the end of the chain in its bucket is %s, and checkpoint %d was made: an old one was put back, or it was removed"
              .formatted(now.map(end -> "checkpoint " + end.number()).orElse("not there"), met));
    }
    return now.filter(end -> end.number() == met)
        .filter(end -> !chain.last().map(Statement::hash).equals(Optional.of(end.hash())))
        .map(_ ->
            "the end of the chain in its bucket is not checkpoint %d as it is in Elasticsearch"
                .formatted(met));
  }

  private void chainDiffers(String what) {
    found.accept(
        new Difference(
            Kind.CHECKPOINT,
            chain.last().map(Checkpoint::last).orElse(0L),
            Optional.empty(),
            Optional.empty(),
            what));
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
