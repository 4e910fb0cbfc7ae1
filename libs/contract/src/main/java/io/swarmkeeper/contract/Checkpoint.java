package io.swarmkeeper.contract;

import java.util.List;
import java.util.Optional;

/**
 * A range of the journal under seal: whoever has this and the key can tell whether an entry of the
 * range is what it was (docs/audit.md). Base64 stands without padding, here and below.
 *
 * @param swarm whose journal it is
 * @param number counted from 1; the checkpoints of a journal are one chain
 * @param first the first sequence of the range, {@code last} the last
 * @param count how many entries the range has
 * @param gaps sequences of the range that the journal did not have any more, or never had
 * @param leaves one hash of 32 bytes for each entry, in their order, in Base64
 * @param root the root of the Merkle tree over the leaves, in hexadecimal
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
    String leaves,
    String root,
    String previous,
    String rules,
    String keyId,
    String publicKey,
    String signature,
    Optional<Endorsement> endorsement) {

  /** A message may leave the gaps out where there are none. */
  public Checkpoint {
    gaps = gaps == null ? List.of() : List.copyOf(gaps);
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
