package io.swarmkeeper.contract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A range of the journal under seal: whoever has this and the key can tell whether an entry of the
 * range is what it was (docs/audit.md). Base64 stands without padding, here and below.
 *
 * @param swarm whose journal it is
 * @param number counted from 1; the checkpoints of a journal are one chain
 * @param first the first sequence of the range, {@code last} the last
 * @param count how many entries the range has
 * @param gaps sequences of the range that the journal did not have any more, or never had
 * @param size how many leaves the chain has with this range: those of all checkpoints so far
 * @param peaks the roots of the full subtrees over all leaves before this range, the largest first,
 *     32 bytes each, in Base64: with them the root of the checkpoint before, and this one's, can be
 *     made again
 * @param leaves one hash of 32 bytes for each entry of the range, in their order, in Base64
 * @param root the root of the Merkle tree over all {@code size} leaves, in hexadecimal
 * @param previous the hash of the checkpoint before; 64 zeros for the first
 * @param rules the version of the rules by which the entries became records
 * @param keyId the first 16 hexadecimal digits of the SHA-256 of the public key
 * @param publicKey Ed25519, as X.509 SubjectPublicKeyInfo in Base64
 * @param signature of the statement that these fields make, in Base64
 * @param endorsement where the key is a new one: the word of the key before
 */
public record Checkpoint(
    String swarm,
    long number,
    long first,
    long last,
    long count,
    List<Gap> gaps,
    long size,
    String peaks,
    String leaves,
    String root,
    String previous,
    String rules,
    String keyId,
    String publicKey,
    String signature,
    Optional<Endorsement> endorsement) {

  /** A message may leave out the gaps, and the peaks, where there are none. */
  public Checkpoint {
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
    peaks = peaks == null ? "" : peaks;
    endorsement = endorsement == null ? Optional.empty() : endorsement;
    if (Stream.of(swarm, leaves, root, previous, rules, keyId, publicKey, signature)
        .anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("the checkpoint lacks what every checkpoint has");
    }
  }

  /** Sequences without an entry, both ends included. */
  public record Gap(long first, long last) {}

  /**
   * The key before says that the new one may go on.
   *
   * @param keyId of the key before
   * @param signature of the key before, over the new public key, in Base64
   */
  public record Endorsement(String keyId, String signature) {}
}
