package io.swarmkeeper.record.verify;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.verify.Difference.Kind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checkpoints that are known from elsewhere to have been made, until each is met. */
final class AwaitedCheckpoints {
  private final Set<AnchoredCheckpoint> awaited;

  AwaitedCheckpoints(Collection<AnchoredCheckpoint> anchored) {
    this.awaited = new LinkedHashSet<>(anchored);
  }

  boolean isEmpty() {
    return awaited.isEmpty();
  }

  void met(Checkpoint checkpoint) {
    var it = AnchoredCheckpoint.of(checkpoint);
    awaited.removeIf(a -> a.last() == it.last() && a.hash().equals(it.hash()));
  }

  /** Those that went with their partition at the end of their time are not awaited any more. */
  void expiredBefore(long sequence) {
    awaited.removeIf(a -> a.last() < sequence);
  }

  /** A difference for each that was not met. */
  List<Difference> unmet(long journalLast) {
    return awaited.stream().map(a -> unmet(a, journalLast)).toList();
  }

  private static Difference unmet(AnchoredCheckpoint a, long journalLast) {
    var beyond = a.last() > journalLast ? "; the journal ends before that, at " + journalLast : "";
    return new Difference(
        Kind.CHECKPOINT,
        a.last(),
        Optional.empty(),
        Optional.empty(),
        "a checkpoint with the hash %s sealed all up to %d, and the record has none such%s"
            .formatted(a.hash(), a.last(), beyond));
  }
}
