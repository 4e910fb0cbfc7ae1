package io.swarmkeeper.record.checkpoint;

import java.util.List;

/**
 * The Merkle tree of RFC 6962 over hashes of leaves: a node is the hash of {@code 0x01} and its two
 * children, and the left subtree is the largest full one that leaves something for the right.
 */
final class Merkle {
  private static final byte[] NODE = {1};

  private Merkle() {}

  /** The root; that of no leaves is the hash of nothing. */
  static byte[] root(List<byte[]> leaves) {
    return switch (leaves.size()) {
      case 0 -> Sha256.of();
      case 1 -> leaves.getFirst();
      default -> {
        var left = Integer.highestOneBit(leaves.size() - 1);
        yield Sha256.of(
            NODE, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
      }
    };
  }
}
