package io.swarmkeeper.record.checkpoint;

import io.swarmkeeper.contract.Checkpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The leaves that a checkpoint carries. */
public final class CheckpointLeaves {
  private final Checkpoint checkpoint;
  private final List<byte[]> leaves = new ArrayList<>();

  /** Unpacks them; what is no list of hashes has none. */
  public CheckpointLeaves(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(checkpoint.leaves());
    } catch (IllegalArgumentException _) {
      bytes = new byte[0];
    }
    for (var at = 0; at + Sha256.BYTES <= bytes.length; at += Sha256.BYTES) {
      leaves.add(Arrays.copyOfRange(bytes, at, at + Sha256.BYTES));
    }
  }

  /** In the order of the entries. */
  List<byte[]> all() {
    return leaves;
  }

  /**
   * The tree over all leaves up to this checkpoint's.
   *
   * @throws IllegalArgumentException if its peaks are not those of the tree before it
   */
  MerkleLog extend() {
    var log = before(checkpoint);
    leaves.forEach(log::append);
    return log;
  }

  /** The tree before it, as it says; refused likewise. */
  static MerkleLog before(Checkpoint checkpoint) {
    return MerkleLog.of(checkpoint.size() - checkpoint.count(), checkpoint.peaks());
  }

  public boolean covers(long sequence) {
    return sequence >= checkpoint.first() && sequence <= checkpoint.last();
  }

  /** The leaf of a sequence of the range; none where the journal had no entry. */
  public Optional<byte[]> of(long sequence) {
    if (!covers(sequence)) {
      return Optional.empty();
    }
    var index = sequence - checkpoint.first();
    for (var gap : checkpoint.gaps()) {
      if (sequence >= gap.first() && sequence <= gap.last()) {
        return Optional.empty();
      }
      index -= gap.last() < sequence ? Statement.size(gap) : 0;
    }
    return index < leaves.size() ? Optional.of(leaves.get((int) index)) : Optional.empty();
  }
}
