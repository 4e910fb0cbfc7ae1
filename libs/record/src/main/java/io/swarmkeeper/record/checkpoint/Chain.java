package io.swarmkeeper.record.checkpoint;

import io.swarmkeeper.contract.Checkpoint;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks checkpoints one after another: each is what its key signed, follows the one before, and
 * its key is that of the one before or was signed in by it.
 */
public final class Chain {
  private final Optional<String> pinned;
  private Optional<Checkpoint> before = Optional.empty();
  private boolean met;

  /**
   * A chain to be checked from some checkpoint on.
   *
   * @param pinned a public key that is known to be ours: what it signed vouches for all before, by
   *     the hashes, and for the keys after. Without one the keys that are met are believed
   */
  public Chain(Optional<String> pinned) {
    this.pinned = pinned;
  }

  /** Whether the chain was vouched for, or nobody asked. */
  public boolean vouched() {
    return pinned.isEmpty() || met;
  }

  /** What is wrong with the next checkpoint, in sentences; nothing if it is good. */
  public List<String> next(Checkpoint checkpoint) {
    var wrong = new ArrayList<String>();
    alone(checkpoint, wrong);
    before.ifPresent(last -> key(last, checkpoint, wrong));
    var strange = !wrong.isEmpty(); // anybody may publish what looks like a checkpoint
    before.ifPresentOrElse(last -> link(last, checkpoint, wrong), () -> begin(checkpoint, wrong));
    before = strange ? before : Optional.of(checkpoint);
    met |= wrong.isEmpty() && pinned.filter(checkpoint.publicKey()::equals).isPresent();
    return wrong;
  }

  public Optional<Checkpoint> last() {
    return before;
  }

  private static void alone(Checkpoint c, List<String> wrong) {
    var leaves = new CheckpointLeaves(c).all();
    var gaps = c.gaps().stream().mapToLong(Statement::size).sum();
    if (leaves.size() != c.count() || c.last() - c.first() + 1 != c.count() + gaps) {
      wrong.add("its counts do not agree");
    }
    if (!root(() -> new CheckpointLeaves(c).extend()).equals(c.root())) {
      wrong.add("its leaves do not make its Merkle root");
    }
    if (!idOf(c).equals(c.keyId())) {
      wrong.add("its key is not the one that it names");
    }
    if (!Signing.verifies(c.publicKey(), Statement.of(c), c.signature())) {
      wrong.add("its signature is not of this content");
    }
  }

  /** A root in hexadecimal; empty where there is no tree of that size with these peaks. */
  private static String root(Supplier<MerkleLog> tree) {
    try {
      return HexFormat.of().formatHex(tree.get().root());
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static String idOf(Checkpoint c) {
    try {
      return Signing.id(c.publicKey());
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private static void begin(Checkpoint c, List<String> wrong) {
    if (c.number() == 1 && !c.previous().equals(Statement.NONE_BEFORE)) {
      wrong.add("it is the first and names one before it");
    }
    if (c.number() == 1 && c.size() != c.count()) {
      wrong.add("it is the first and says that there were leaves before it");
    }
  }

  private static void link(Checkpoint last, Checkpoint c, List<String> wrong) {
    if (c.number() != last.number() + 1) {
      wrong.add("it follows checkpoint " + last.number() + ": those between are missing");
    } else if (!c.previous().equals(Statement.hash(last))) {
      wrong.add("it does not follow checkpoint " + last.number() + " as that one is");
    }
    if (c.number() == last.number() + 1
        && (c.size() - c.count() != last.size()
            || !root(() -> CheckpointLeaves.before(c)).equals(last.root()))) {
      wrong.add("its tree does not extend that of checkpoint " + last.number());
    }
    if (c.first() != last.last() + 1) {
      wrong.add("its range does not begin where the one before ends");
    }
  }

  private static void key(Checkpoint last, Checkpoint c, List<String> wrong) {
    if (!c.publicKey().equals(last.publicKey()) && !endorsed(last, c)) {
      wrong.add("its key " + c.keyId() + " was not signed in by the key before, " + last.keyId());
    }
  }

  private static boolean endorsed(Checkpoint last, Checkpoint c) {
    return c.endorsement()
        .filter(word ->
            Signing.verifies(last.publicKey(), Sealing.endorsed(c.publicKey()), word.signature()))
        .isPresent();
  }
}
