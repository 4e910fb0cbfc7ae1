package io.swarmkeeper.journal;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Query.SealingKey;
import io.swarmkeeper.contract.SideChannel.Sealed;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Box;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What secrets are sealed to that are for one node's executor: known to this process alone. */
public final class SealingBox {
  private final Box box = Box.generate();
  private final String nodeId;

  /** A new one, for this node. */
  public SealingBox(String nodeId) {
    this.nodeId = nodeId;
    // Once, so that the first secret does not wait for what has to be loaded.
    var _ = box.open(nodeId, Box.seal(box.publicKey(), nodeId, new byte[0]));
  }

  public String nodeId() {
    return nodeId;
  }

  /** The public half, with the word of the executor's key for it, if it has one. */
  public SealingKey key(Subjects subjects, Optional<SigningKey> signer, Instant now) {
    var unsigned = new SealingKey(nodeId, box.publicKey(), now, Optional.empty(), Optional.empty());
    return signer
        .map(key -> Signature.of(statement(subjects, unsigned), key, now, Optional.empty()))
        .map(s ->
            new SealingKey(
                nodeId, box.publicKey(), now, Optional.of(s.key()), Optional.of(s.value())))
        .orElse(unsigned);
  }

  /** Who has signed that this is the key of that node; absent if nobody has. */
  public static Optional<Signature> signature(SealingKey key, Subjects subjects) {
    return key.signedBy()
        .flatMap(by ->
            key.signature()
                .map(value -> new Signature(by, key.signedAt(), Optional.empty(), value)))
        .filter(signature -> signature.isOf(statement(subjects, key)));
  }

  private static SignedStatement statement(Subjects subjects, SealingKey key) {
    return new SignedStatement(
        subjects.secret("key", key.nodeId()),
        key.nodeId(),
        key.publicKey().getBytes(StandardCharsets.UTF_8));
  }

  /** What was sealed to us for this subject. */
  public <T> T open(String subject, Sealed sealed, Class<T> type) throws NoAnswer {
    try {
      return Wire.read(box.open(subject, sealed.box()), type);
    } catch (UnreadableMessage _) {
      // What is wrong with it may quote it.
      throw new NoAnswer("what was sealed to the executor cannot be read");
    } catch (IllegalArgumentException e) {
      throw new NoAnswer(e.getMessage());
    }
  }
}
