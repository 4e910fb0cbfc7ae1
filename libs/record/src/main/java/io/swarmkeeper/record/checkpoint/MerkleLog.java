package io.swarmkeeper.record.checkpoint;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The Merkle tree of RFC 6962 over all leaves so far, which only grows: a node is the hash of
 * {@code 0x01} and its two children, and the left subtree is the largest full one that leaves
 * something for the right. Of what was appended it keeps the roots of the full subtrees, one for
 * each binary digit 1 of the size, so that it goes on after any number of leaves with at most 63
 * hashes.
 */
final class MerkleLog {
  private static final byte[] NODE = {1};

  private final List<byte[]> peaks;
  private long size;

  private MerkleLog(long size, List<byte[]> peaks) {
    this.size = size;
    this.peaks = peaks;
  }

  /** Without any leaf. */
  static MerkleLog empty() {
    return new MerkleLog(0, new ArrayList<>());
  }

  /**
   * After that many leaves, known by their peaks.
   *
   * @throws IllegalArgumentException if a tree of this size has other peaks
   */
  static MerkleLog of(long size, String peaks) {
    var bytes = Base64.getDecoder().decode(peaks);
    if (size < 0 || bytes.length != Long.bitCount(size) * Sha256.BYTES) {
      throw new IllegalArgumentException("a tree of %d leaves has other peaks".formatted(size));
    }
    var list = new ArrayList<byte[]>();
    for (var at = 0; at < bytes.length; at += Sha256.BYTES) {
      list.add(Arrays.copyOfRange(bytes, at, at + Sha256.BYTES));
    }
    return new MerkleLog(size, list);
  }

  void append(byte[] leaf) {
    var peak = leaf;
    for (var full = size; (full & 1) == 1; full >>= 1) {
      peak = Sha256.of(NODE, peaks.removeLast(), peak);
    }
    peaks.add(peak);
    size++;
  }

  long size() {
    return size;
  }

  /** The root; that of no leaves is the hash of nothing. */
  byte[] root() {
    if (peaks.isEmpty()) {
      return Sha256.of();
    }
    var root = peaks.getLast();
    for (var at = peaks.size() - 2; at >= 0; at--) {
      root = Sha256.of(NODE, peaks.get(at), root);
    }
    return root;
  }

  /** The peaks as checkpoints carry them. */
  String peaks() {
    var all = new ByteArrayOutputStream(peaks.size() * Sha256.BYTES);
    peaks.forEach(all::writeBytes);
    return Base64.getEncoder().withoutPadding().encodeToString(all.toByteArray());
  }
}
