package io.swarmkeeper.record.checkpoint;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Checkpoint.Endorsement;
import io.swarmkeeper.contract.Checkpoint.Gap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Gathers the entries of a range, in their order, and puts it under seal. */
public final class Sealing {
  private final Place after;
  private final MerkleLog log;
  private final List<byte[]> leaves = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private long last;

  /**
   * Where a chain stands.
   *
   * @param number of its last checkpoint, 0 for a chain that has none
   * @param last the last sequence under seal
   * @param hash of its last checkpoint
   * @param size how many leaves it has
   * @param peaks of the tree over them
   */
  public record Place(String swarm, long number, long last, String hash, long size, String peaks) {
    /** Nothing is sealed yet. */
    public static Place beginning(String swarm) {
      return new Place(swarm, 0, 0, Statement.NONE_BEFORE, 0, "");
    }

    /** Behind this checkpoint. */
    public static Place after(Checkpoint c) {
      var log = new CheckpointLeaves(c).extend();
      return new Place(c.swarm(), c.number(), c.last(), Statement.hash(c), log.size(), log.peaks());
    }
  }

  /** Goes on where a chain stands. */
  public Sealing(Place after) {
    this.after = after;
    this.log = MerkleLog.of(after.size(), after.peaks());
    this.last = after.last();
  }

  /** The next entry; sequences between it and the one before have none. */
  public void add(Delivery entry) {
    var sequence = entry.streamSequence();
    if (sequence <= last) {
      throw new IllegalArgumentException(sequence + " is not behind " + last);
    }
    if (sequence > last + 1) {
      gaps.add(new Gap(last + 1, sequence - 1));
    }
    var leaf = Leaf.of(entry);
    leaves.add(leaf);
    log.append(leaf);
    last = sequence;
  }

  public int size() {
    return leaves.size();
  }

  /**
   * The checkpoint of what was added.
   *
   * @param rules the version of the rules by which entries become records
   * @param before the key that signed the checkpoint before, if it is another one
   */
  public Checkpoint seal(String rules, Signer signer, Optional<Signer> before) {
    if (leaves.isEmpty()) {
      throw new IllegalStateException("there is nothing to seal");
    }
    var publicKey = signer.publicKey();
    var open =
        new Checkpoint(
            after.swarm(),
            after.number() + 1,
            after.last() + 1,
            last,
            leaves.size(),
            gaps,
            log.size(),
            after.peaks(),
            joined(),
            HexFormat.of().formatHex(log.root()),
            after.hash(),
            rules,
            signer.id(),
            publicKey,
            "",
            before.map(old -> new Endorsement(old.id(), old.sign(endorsed(publicKey)))));
    return signed(open, signer.sign(Statement.of(open)));
  }

  /** What an old key signs of a new one. */
  static byte[] endorsed(String publicKey) {
    return ("keeper key 1\n" + publicKey + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private String joined() {
    var all = new ByteArrayOutputStream(leaves.size() * Sha256.BYTES);
    leaves.forEach(all::writeBytes);
    return Base64.getEncoder().withoutPadding().encodeToString(all.toByteArray());
  }

  private static Checkpoint signed(Checkpoint c, String signature) {
    return new Checkpoint(
        c.swarm(),
        c.number(),
        c.first(),
        c.last(),
        c.count(),
        c.gaps(),
        c.size(),
        c.peaks(),
        c.leaves(),
        c.root(),
        c.previous(),
        c.rules(),
        c.keyId(),
        c.publicKey(),
        signature,
        c.endorsement());
  }
}
