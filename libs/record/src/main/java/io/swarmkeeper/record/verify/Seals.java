package io.swarmkeeper.record.verify;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.checkpoint.Chain;
import io.swarmkeeper.record.checkpoint.Leaves;
import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import io.swarmkeeper.record.verify.Difference.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The checkpoints along the way, one in memory at a time, each checked before it is believed. */
final class Seals {
  private final Cursor<Copy> copies;
  private final String swarm;
  private final Chain chain;
  private final Consumer<Difference> found;
  private final Oldest oldest;
  private Optional<Leaves> current = Optional.empty();
  private long first;
  private long last;
  private long count;
  private boolean ended;

  Seals(Verification.Sides sides, Oldest oldest, Consumer<Difference> found) {
    this.copies = sides.checkpoints();
    this.swarm = sides.subjects().swarm();
    this.chain = new Chain(sides.key());
    this.oldest = oldest;
    this.found = found;
  }

  /** The first sequence of which there is a document. */
  @FunctionalInterface
  interface Oldest {
    long sequence() throws CannotCompare, InterruptedException;
  }

  /** The first sealed entry from this sequence on; beyond all when nothing more is sealed. */
  long next(long from) throws CannotCompare, InterruptedException {
    for (var sequence = from; at(sequence); sequence = Math.max(sequence, first)) {
      for (; sequence <= last; sequence++) {
        if (sequence >= first && current.flatMap(leavesOf(sequence)).isPresent()) {
          return sequence;
        }
      }
    }
    return Long.MAX_VALUE;
  }

  private static java.util.function.Function<Leaves, Optional<byte[]>> leavesOf(long sequence) {
    return leaves -> leaves.of(sequence);
  }

  Optional<byte[]> leaf(long sequence) {
    return current.flatMap(leavesOf(sequence));
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
    var read = read(copy.get());
    if (read.isEmpty()) {
      found.accept(Difference.of(Kind.CHECKPOINT, copy.get(), "it cannot be read as a checkpoint"));
      return;
    }
    var checkpoint = read.get();
    var wrong = chain.next(checkpoint);
    if (count == 0 && checkpoint.number() > 1 && oldest.sequence() < checkpoint.first()) {
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
    current = wrong.isEmpty() ? Optional.of(new Leaves(checkpoint)) : Optional.empty();
    first = checkpoint.first();
    last = wrong.isEmpty() ? checkpoint.last() : first - 1;
  }

  private static Optional<Checkpoint> read(Copy copy) {
    try {
      var bytes = copy.text("/event/original").getBytes(StandardCharsets.UTF_8);
      return Wire.decode(bytes, Map.of()).message() instanceof Event.CheckpointMade made
          ? Optional.of(made.checkpoint())
          : Optional.empty();
    } catch (UnreadableMessage _) {
      return Optional.empty();
    }
  }

  /** How many were met. */
  long count() {
    return count;
  }

  /** The last that was met. */
  Optional<Checkpoint> lastMet() {
    return chain.last();
  }

  /** Whether the given key vouches for them. */
  boolean vouched() {
    return chain.vouched();
  }
}
