package io.swarmkeeper.record.verify;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Event.CheckpointMade;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.journal.EntryReading;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import io.swarmkeeper.record.verify.Difference.Kind;
import io.swarmkeeper.record.verify.EntryCheck.Case;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Walks the journal, the documents and the checkpoints side by side, in the order of the sequences,
 * with one entry and one checkpoint in memory at a time.
 */
public final class Verification {
  private final Sides sides;
  private final Consumer<Difference> found;
  private final PeekableCursor<Delivery> journal;
  private final PeekableCursor<IndexedCopy> documents;
  private final CheckedCheckpoints seals;
  private final EntryCheck check;
  private final ExpiredPartitions expired;
  private final KeptJournal kept;
  private final String checkpointSubject;
  private long entries;
  private long copies;
  private long sealed;
  private long missingAtEnd;
  private long differences;

  /**
   * What is compared.
   *
   * @param journal entries from {@code from} to {@code to}, as far as the journal still has them
   * @param documents that claim such a sequence, and at the end those that claim none
   * @param checkpoints that seal some of the range, from the first
   * @param whole whether all is to be compared, so that the ends must agree too
   * @param journalFirst the first sequence that the journal still has
   * @param journalLast the last that it has stored
   * @param keptSince what was stored since then must still be in the journal
   * @param expired what is on record of partitions that were removed at the end of their time
   * @param key a public key that is known to be ours
   * @param head the end of the chain of checkpoints, before all else was read
   * @param headNow the same, after that
   * @param anchored checkpoints that are known from elsewhere to have been made
   */
  public record Sides(
      Subjects subjects,
      Cursor<Delivery> journal,
      Cursor<IndexedCopy> documents,
      Cursor<IndexedCopy> checkpoints,
      long from,
      long to,
      boolean whole,
      long journalFirst,
      long journalLast,
      Instant keptSince,
      List<PartitionRemoval> expired,
      Optional<String> key,
      Optional<ChainEnd> head,
      Head headNow,
      List<AnchoredCheckpoint> anchored) {
    public Sides {
      expired = List.copyOf(expired);
      anchored = List.copyOf(anchored);
    }
  }

  /** Looks where the chain ends. */
  @FunctionalInterface
  public interface Head {
    /** The end of the chain as it is now; nothing if there is none. */
    Optional<ChainEnd> get() throws CannotCompare;
  }

  /**
   * How it ended.
   *
   * @param entries of the journal that were compared, {@code documents} likewise
   * @param sealed how many sequences a checkpoint vouches for
   * @param unproven documents of which neither the journal nor a checkpoint knows any more
   * @param expired entries whose documents were removed with their partition at the end of its time
   * @param expiredPartitions how many partitions these were in
   * @param expiredTooMany how many more they are than those partitions held when they were removed
   * @param missingAtEnd how many of the missing ones are the last of all: perhaps not indexed yet
   * @param otherVersions documents whose fields could not be compared
   * @param vouched false if a key was given and no checkpoint is signed by it
   * @param lastCheckpoint the last good one of the range
   */
  public record Result(
      long from,
      long to,
      long entries,
      long documents,
      long checkpoints,
      long sealed,
      long unproven,
      long expired,
      long expiredPartitions,
      long expiredTooMany,
      long differences,
      long missingAtEnd,
      long otherVersions,
      boolean vouched,
      Optional<AnchoredCheckpoint> lastCheckpoint) {}

  /** Each difference and each note is told as it is found; none is kept. */
  public Verification(Sides sides, Consumer<Difference> found, Consumer<Note> noted) {
    this.sides = sides;
    this.found =
        difference -> {
          differences++;
          found.accept(difference);
        };
    this.journal = new PeekableCursor<>(sides.journal(), Delivery::streamSequence);
    this.documents = new PeekableCursor<>(sides.documents(), IndexedCopy::sequence);
    this.expired = new ExpiredPartitions(sides.subjects().swarm(), sides.expired());
    this.seals = new CheckedCheckpoints(sides, documents, expired, this.found, noted);
    this.check = new EntryCheck(sides.subjects(), noted);
    this.kept =
        new KeptJournal(
            Math.max(sides.from(), sides.journalFirst()),
            Math.min(sides.to(), sides.journalLast()),
            sides.keptSince());
    this.checkpointSubject = sides.subjects().checkpointsMade();
  }

  /** Compares all, and tells now and then where it is. */
  public Result run(Consumer<Long> progress) throws CannotCompare, InterruptedException {
    for (var at = sides.from(); ; at++) {
      var sequence = Math.min(Math.min(journal.sequence(), documents.sequence()), sealedFrom(at));
      kept.next(journal.sequence()).ifPresent(found);
      if (sequence > sides.to()) {
        break;
      }
      one(sequence);
      progress.accept(sequence);
      at = sequence;
    }
    for (var rest = documents.peek(); rest.isPresent(); rest = documents.peek()) {
      var copy = documents.take(rest.get().sequence()).orElseThrow();
      copies++;
      found.accept(Difference.of(Kind.INSERTED, copy, "no entry of the journal has its sequence"));
    }
    kept.tooEarly().ifPresent(found);
    seals.end();
    return result();
  }

  private long sealedFrom(long at) throws CannotCompare, InterruptedException {
    return at > sides.to() ? Long.MAX_VALUE : seals.next(at);
  }

  private void one(long sequence) throws CannotCompare, InterruptedException {
    var entry = journal.take(sequence);
    var claims = new ArrayList<IndexedCopy>();
    for (var copy = documents.take(sequence); copy.isPresent(); copy = documents.take(sequence)) {
      claims.add(copy.get());
    }
    var leaf = seals.leaf(sequence);
    var neverThere =
        seals.without(sequence) || (leaf.isEmpty() && sequence >= sides.journalFirst());
    entries += entry.isPresent() ? 1 : 0;
    copies += claims.size();
    sealed += leaf.isPresent() ? 1 : 0;
    var all = check.check(new Case(sequence, entry, claims, leaf, neverThere));
    if (entry.isPresent()) {
      awaited(entry.get());
    } else if (sequence < sides.journalFirst()) {
      claims.forEach(kept::forgotten);
    }
    var missing = false;
    for (var difference : all) {
      if (difference.kind() != Kind.MISSING) {
        found.accept(difference);
      } else if (!hasExpired(entry)) {
        missing = true;
        found.accept(difference);
      }
    }
    missingAtEnd = missing ? missingAtEnd + 1 : 0;
  }

  /** Its document would be in a partition that was removed; without the entry, may be in one. */
  private boolean hasExpired(Optional<Delivery> entry) {
    return entry.isPresent()
        ? expired.took(check.placeOf(entry.get()))
        : seals.sealedBetween().filter(t -> expired.tookOne(t.from(), t.until())).isPresent();
  }

  /** A checkpoint that is awaited may be in the journal and on its way into the record. */
  private void awaited(Delivery entry) {
    if (seals.awaitsAny() && entry.subject().equals(checkpointSubject)) {
      try {
        if (EntryReading.envelope(entry, sides.subjects()).message()
            instanceof CheckpointMade made) {
          Optional.ofNullable(made.checkpoint()).ifPresent(seals::inJournal);
        }
      } catch (UnreadableMessage | RuntimeException _) {
        return; // it is no checkpoint, and is named as unreadable
      }
    }
  }

  private Result result() {
    return new Result(
        sides.from(),
        sides.to(),
        entries,
        copies,
        seals.count(),
        sealed,
        check.unproven(),
        expired.count(),
        expired.partitions(),
        expired.tooMany(),
        differences,
        missingAtEnd,
        check.otherVersions(),
        seals.vouched(),
        seals.lastMet().map(AnchoredCheckpoint::of));
  }
}
